namespace luoshi {}
