#include "cli/demo_scene.hpp"

#include <fmt/format.h>

#include <array>

#include "app/simulation_dice.hpp"

namespace luoshi::cli {

namespace {
using app::Dice;

constexpr int width = 800, height = 600, horizon = 330, kerb = 405;

std::string grey(std::int64_t tone, std::int64_t warm = 0) {
  return fmt::format("rgb({},{},{})", tone + warm, tone, tone - warm);
}

// Adds shapes to one drawing.
class Pen {
 public:
  void rect(std::int64_t x, std::int64_t y, std::int64_t w, std::int64_t h, std::string_view fill) {
    out_ +=
        fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", x, y, w, h, fill);
  }
  void ellipse(std::int64_t x, std::int64_t y, std::int64_t rx, std::int64_t ry,
               std::string_view fill, std::string_view opacity = "1") {
    out_ += fmt::format(R"(<ellipse cx="{}" cy="{}" rx="{}" ry="{}" fill="{}" fill-opacity="{}"/>)",
                        x, y, rx, ry, fill, opacity);
  }
  void path(std::string_view d, std::string_view fill) {
    out_ += fmt::format(R"(<path d="{}" fill="{}"/>)", d, fill);
  }
  void line(std::string_view d, std::string_view stroke, int wide) {
    out_ += fmt::format(R"(<path d="{}" fill="none" stroke="{}" stroke-width="{}" )"
                        R"(stroke-linecap="round"/>)",
                        d, stroke, wide);
  }
  void add(std::string_view svg) { out_ += svg; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// An uneven lump with its shadow side.
void lump(Pen& pen, Dice& dice, std::int64_t x, std::int64_t y, std::int64_t r,
          std::string_view fill) {
  const auto off = [&] { return dice.between(-r / 3, r / 3); };
  pen.ellipse(x + r / 5, y + r / 3, r + 4, r / 3, "#000", "0.22");
  pen.path(fmt::format("M{} {}Q{} {} {} {}Q{} {} {} {}Q{} {} {} {}Z", x - r, y + r / 3,
                       x - r + off(), y - r / 2, x + off(), y - r + off() / 2, x + r + off() / 2,
                       y - r / 2, x + r, y + r / 3, x + off(), y + r / 2, x - r, y + r / 3),
           fill);
}

void tree(Pen& pen, Dice& dice, std::int64_t x, std::int64_t foot, std::int64_t high) {
  pen.rect(x - 6, foot - high / 2, 12, high / 2, "#6b5540");
  for (int i = 0; i < 7; ++i) {
    const std::int64_t green = dice.between(88, 140);
    pen.ellipse(x + dice.between(-high / 4, high / 4), foot - high / 2 - dice.between(0, high / 2),
                dice.between(high / 7, high / 4), dice.between(high / 8, high / 5),
                fmt::format("rgb({},{},{})", green - 42, green, green - 55));
  }
}

void house(Pen& pen, Dice& dice, std::int64_t x, std::int64_t wide) {
  const bool flats = dice.percent(45);
  const std::int64_t high = flats ? dice.between(150, 250) : dice.between(80, 125);
  const std::int64_t tone = dice.between(165, 220);
  pen.rect(x, horizon - high, wide, high + 40, grey(tone, dice.between(0, 18)));
  if (!flats)
    pen.path(
        fmt::format("M{} {}L{} {}L{} {}L{} {}Z", x - 8, horizon - high, x + 14, horizon - high - 34,
                    x + wide - 14, horizon - high - 34, x + wide + 8, horizon - high),
        dice.percent(50) ? "#8a4b3c" : "#5e6670");
  for (std::int64_t wy = horizon - high + 18; wy < horizon - 36; wy += 46)
    for (std::int64_t wx = x + 14; wx + 26 < x + wide; wx += 44) {
      pen.rect(wx, wy, 26, 28, "#e9e6df");
      pen.rect(wx + 2, wy + 2, 22, 24, dice.percent(70) ? "#54687a" : "#8fa3b0");
    }
  pen.rect(x + wide / 2 - 15, horizon - 22, 30, 62, "#6d4a3a");
}

// What stays between before and after: sky, houses, wall, trees, pavement and road.
void place(Pen& pen, Dice& dice, SceneMoment moment) {
  const std::int64_t haze = dice.between(0, 30) + (moment == SceneMoment::after ? 10 : 0);
  pen.add(fmt::format(R"svg(<defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1">)svg"
                      R"svg(<stop offset="0" stop-color="rgb({},{},{})"/><stop offset="1" )svg"
                      R"svg(stop-color="#e6e9e8"/></linearGradient>)svg"
                      R"svg(<linearGradient id="g" x1="0" y1="0" x2="0" y2="1">)svg"
                      R"svg(<stop offset="0" stop-color="#8d8a84"/><stop offset="1" )svg"
                      R"svg(stop-color="#6f6d69"/></linearGradient></defs>)svg",
                      128 + haze, 166 + haze, 205 + haze));
  pen.rect(-40, -40, width + 80, horizon + 80, "url(#s)");
  for (int i = 0; i < 9; ++i)
    pen.ellipse(dice.between(-20, width + 20), horizon, dice.between(60, 130), dice.between(24, 60),
                "#8fa58c");
  for (std::int64_t x = dice.between(-60, -10); x < width;) {
    const std::int64_t wide = dice.between(110, 210);
    house(pen, dice, x, wide);
    x += wide + dice.between(4, 60);
  }
  const std::int64_t wall = dice.between(0, 2);
  if (wall > 0) {
    pen.rect(-40, horizon - 18, width + 80, 60, wall == 1 ? "#c8b9a2" : "#b5563f");
    pen.rect(-40, horizon - 26, width + 80, 10, "#8c857a");
  }
  pen.rect(-40, horizon + 40, width + 80, kerb - horizon - 30, "#b9b4aa");
  for (std::int64_t x = dice.between(-40, 0); x < width + 40; x += 58)
    pen.line(fmt::format("M{} {}L{} {}", x, horizon + 42, x - 26, kerb + 8), "#a39e94", 2);
  pen.rect(-40, kerb + 6, width + 80, 12, "#d4d0c8");
  pen.rect(-40, kerb + 18, width + 80, height - kerb + 30, "url(#g)");
  for (std::int64_t x = dice.between(-80, 0); x < width + 80; x += 190)
    pen.path(fmt::format("M{} 540L{} 540L{} 552L{} 552Z", x, x + 100, x + 90, x - 12), "#dcd9cf");
  for (std::int64_t i = dice.between(1, 3); i > 0; --i)
    tree(pen, dice, dice.between(20, width - 20), kerb - 4, dice.between(190, 300));
  if (const std::int64_t x = dice.between(60, width - 60); dice.percent(60)) {
    pen.rect(x, 70, 8, kerb - 72, "#707880");
    pen.line(fmt::format("M{} 74Q{} 56 {} 66", x + 4, x + 30, x + 66), "#707880", 7);
  }
}

std::int64_t middle(Dice& dice) {
  return dice.between(270, 530);
}

template <std::size_t n>
std::string_view one_of(Dice& dice, const std::string_view (&colours)[n]) {
  return colours[static_cast<std::size_t>(dice.below(n))];
}

constexpr std::string_view bags[] = {"#26282b", "#3a3d42", "#c9d3da", "#b23b36", "#3d6fae",
                                     "#e2d56a", "#efefec", "#4c8f5b", "#d98c3a"};

void litter(Pen& pen, Dice& dice, int pieces) {
  for (int i = 0; i < pieces; ++i) {
    const std::int64_t x = dice.between(90, 710), y = dice.between(kerb - 20, 570);
    const std::int64_t side = dice.between(5, 14);
    pen.path(fmt::format("M{} {}l{} {}l{} {}l{} {}Z", x, y, side, -dice.between(0, side), side / 2,
                         side, -side, dice.between(1, side)),
             one_of(dice, bags));
  }
}

void waste(Pen& pen, Dice& dice) {
  const std::int64_t x = middle(dice);
  pen.ellipse(x, 482, 235, 46, "#4a473f", "0.5");
  for (int row = 0; row < 4; ++row)
    for (int i = 0; i < 11 - row * 2; ++i)
      lump(pen, dice, x + dice.between(-190 + row * 40, 190 - row * 40), 490 - row * 34,
           dice.between(22, 42), one_of(dice, bags));
  litter(pen, dice, 45);
}

void spoil(Pen& pen, Dice& dice) {
  const std::int64_t x = middle(dice);
  for (const std::int64_t at : {-130, 110, -10}) {
    const std::int64_t tone = dice.between(112, 140), top = dice.between(345, 395);
    pen.path(fmt::format("M{} 520Q{} {} {} {}Q{} {} {} 520Z", x + at - 150, x + at - 60, top + 20,
                         x + at, top, x + at + 70, top + 30, x + at + 150),
             fmt::format("rgb({},{},{})", tone + 26, tone, tone - 28));
  }
  for (int i = 0; i < 46; ++i) {
    const std::int64_t bx = x + dice.between(-240, 240), by = dice.between(440, 524);
    pen.path(fmt::format("M{} {}l{} {}l{} 9l-16 4Z", bx, by, dice.between(12, 26),
                         dice.between(-10, 4), dice.between(-6, 4)),
             dice.percent(50) ? "#a8543c" : "#b9b5ad");
  }
}

constexpr std::string_view plot = "M60 560L190 410L640 402L770 552Z";

void soil(Pen& pen, Dice& dice) {
  pen.path(plot, "#a77b4e");
  for (int i = 0; i < 130; ++i)
    pen.ellipse(dice.between(170, 660), dice.between(420, 545), dice.between(4, 20),
                dice.between(2, 7), dice.percent(50) ? "#8d6540" : "#bb9163", "0.8");
  for (int i = 0; i < 5; ++i)
    lump(pen, dice, dice.between(220, 620), dice.between(440, 510), dice.between(26, 54),
         "#94693f");
}

void net(Pen& pen, Dice& dice) {
  pen.path(plot, "#3f7d4a");
  for (std::int64_t x = 60; x < 780; x += 18)
    pen.line(fmt::format("M{} 556L{} 408", x, x / 2 + 208), "#356b3f", 2);
  for (std::int64_t y = 420; y < 550; y += 20)
    pen.line(
        fmt::format("M{} {}L{} {}", 190 - (y - 410) * 13 / 15, y, 640 + (y - 402) * 13 / 15, y - 6),
        "#4c9159", 2);
  for (int i = 0; i < 14; ++i)
    pen.ellipse(dice.between(150, 690), dice.between(425, 540), 6, 4, "#c9c4b8");
}

void bins(Pen& pen, Dice& dice, bool full) {
  std::int64_t x = dice.between(170, 360);
  for (const std::string_view colour : {"#2f7d4b", "#3a6ea5", "#7b7f85"}) {
    if (full)
      for (int i = 0; i < 6; ++i)
        lump(pen, dice, x + dice.between(4, 74), 372 - dice.between(0, 30), dice.between(15, 26),
             one_of(dice, bags));
    pen.path(fmt::format("M{} 380L{} 380L{} 490L{} 490Z", x, x + 80, x + 72, x + 8), colour);
    pen.rect(x - 4, full ? 376 : 366, 88, full ? 10 : 16, "#24303a");
    pen.ellipse(x + 14, 492, 9, 9, "#1c1f22");
    pen.ellipse(x + 66, 492, 9, 9, "#1c1f22");
    x += 100;
  }
  if (!full) return;
  for (int i = 0; i < 12; ++i)
    lump(pen, dice, x + dice.between(-330, 50), dice.between(486, 522), dice.between(16, 28),
         one_of(dice, bags));
  litter(pen, dice, 24);
}

void stickers(Pen& pen, Dice& dice, bool there) {
  pen.rect(120, 210, 560, 250, "#d2ccbf");
  pen.rect(120, 440, 560, 22, "#a39a8b");
  for (int i = 0; i < 24; ++i) {
    const std::int64_t x = dice.between(140, 600), y = dice.between(222, 400);
    const std::int64_t w = dice.between(34, 60), h = dice.between(24, 40);
    if (!there) {
      pen.rect(x - 3, y - 3, w + 6, h + 6, "#d9d4c8");
      continue;
    }
    pen.rect(x, y, w, h, one_of(dice, {"#f4e36a", "#f7f5ef", "#e98686", "#9fd0e6"}));
    for (std::int64_t line = y + 7; line + 5 < y + h; line += 8)
      pen.rect(x + 5, line, w - dice.between(10, 18), 3, "#5b5650");
  }
}

void stalls(Pen& pen, Dice& dice) {
  for (std::int64_t x = dice.between(60, 130); x < 640; x += dice.between(190, 230)) {
    pen.rect(x, 440, 150, 62, "#7d5a3c");
    pen.rect(x + 10, 360, 6, 84, "#555");
    pen.rect(x + 134, 360, 6, 84, "#555");
    pen.path(fmt::format("M{} 372L{} 326L{} 372Z", x - 18, x + 75, x + 168),
             one_of(dice, {"#c64a3f", "#3c73b0", "#3f8f5a", "#d9a33b"}));
    for (int i = 0; i < 16; ++i)
      pen.ellipse(x + dice.between(8, 142), dice.between(428, 442), 9, 8,
                  one_of(dice, {"#e07b39", "#c9342f", "#79a63b", "#e9c746"}));
  }
}

void pile(Pen& pen, Dice& dice) {
  const std::int64_t x = dice.between(180, 420);
  for (int i = 0; i < 9; ++i) {
    const std::int64_t w = dice.between(54, 110), h = dice.between(36, 66);
    const std::int64_t bx = x + dice.between(-90, 160), by = 490 - h - (i / 4) * 48;
    pen.rect(bx, by, w, h, one_of(dice, {"#b98f5f", "#a87d4d", "#c9a475"}));
    pen.rect(bx + w / 2 - 4, by, 8, h, "#8f6b43");
  }
  for (int i = 0; i < 7; ++i)
    pen.line(fmt::format("M{} 500L{} {}", x + dice.between(-120, 240), x + dice.between(-60, 200),
                         dice.between(350, 420)),
             "#7a6248", 9);
  litter(pen, dice, 10);
}

void bicycle(Pen& pen, std::int64_t x, std::int64_t y, std::string_view colour) {
  for (const std::int64_t wheel : {x, x + 74})
    pen.add(fmt::format(R"(<circle cx="{}" cy="{}" r="23" fill="none" stroke="#1d1f22" )"
                        R"(stroke-width="6"/>)",
                        wheel, y));
  pen.line(fmt::format("M{} {}L{} {}L{} {}L{} {}", x, y, x + 26, y - 30, x + 56, y - 30, x + 74, y),
           colour, 8);
  pen.line(fmt::format("M{} {}l-6 -24l-12 -2M{} {}l0 -12l14 0", x + 62, y - 30, x + 26, y - 30),
           "#33363a", 6);
}

void parked(Pen& pen, Dice& dice, bool in_order) {
  constexpr std::string_view colours[] = {"#b63a36", "#2f6fa8", "#39424b", "#4a8a58", "#d6a136"};
  for (int i = 0; i < 7; ++i)
    if (in_order)
      bicycle(pen, 90 + i * 92, 396, one_of(dice, colours));
    else
      bicycle(pen, dice.between(40, 640), dice.between(400, 560), one_of(dice, colours));
}

void dirt(Pen& pen, Dice& dice) {
  for (int i = 0; i < 34; ++i)
    pen.ellipse(dice.between(0, width), dice.between(kerb + 12, 590), dice.between(24, 110),
                dice.between(5, 17), dice.percent(60) ? "#8b6b47" : "#a1835d", "0.75");
  for (int i = 0; i < 3; ++i)
    pen.line(fmt::format("M{} 600Q400 {} 820 {}", dice.between(-60, 60), dice.between(470, 520),
                         dice.between(430, 470)),
             "#74583a", 9);
  litter(pen, dice, 14);
}

void dust(Pen& pen, Dice& dice) {
  pen.rect(500, 40, 12, 380, "#d9a63a");
  pen.rect(380, 52, 300, 10, "#d9a63a");
  pen.rect(90, 250, 300, 170, "#b4aca0");
  for (std::int64_t y = 270; y < 410; y += 34) pen.rect(90, y, 300, 6, "#8d867b");
  for (int i = 0; i < 30; ++i)
    pen.ellipse(dice.between(60, 740), dice.between(330, 520), dice.between(50, 130),
                dice.between(24, 60), "#c9b48f", "0.34");
}

void fence(Pen& pen, Dice& dice) {
  pen.rect(500, 40, 12, 380, "#d9a63a");
  pen.rect(380, 52, 300, 10, "#d9a63a");
  pen.rect(90, 250, 300, 170, "#b4aca0");
  for (std::int64_t x = -20; x < width; x += 82) {
    pen.rect(x, 350, 78, 92, "#3d86b8");
    pen.rect(x, 350, 78, 12, "#dfe6ea");
  }
  for (int i = 0; i < 26; ++i)
    pen.ellipse(dice.between(0, width), dice.between(325, 350), dice.between(8, 30),
                dice.between(4, 10), "#eef4f6", "0.7");
}

void smoke(Pen& pen, Dice& dice) {
  const std::int64_t x = middle(dice);
  for (int i = 0; i < 12; ++i)
    pen.path(fmt::format("M{} 505q{} -40 {} -74q14 40 30 74Z", x + dice.between(-90, 60),
                         dice.between(-8, 8), dice.between(6, 22)),
             dice.percent(50) ? "#e8802c" : "#f3b743");
  pen.ellipse(x, 510, 140, 20, "#2c2723");
  for (int i = 0; i < 26; ++i)
    pen.ellipse(x + i * 8 + dice.between(-30, 30), 440 - i * 15, 26 + i * 3, 20 + i * 2, "#57534f",
                "0.4");
}

void green_belt(Pen& pen, Dice& dice, bool littered) {
  pen.rect(-40, 396, width + 80, 70, "#6f5a3f");
  for (int i = 0; i < 46; ++i) {
    const std::int64_t tone = dice.between(96, 150);
    pen.ellipse(dice.between(-10, width + 10), dice.between(400, 436), dice.between(22, 46),
                dice.between(18, 32), fmt::format("rgb({},{},{})", tone - 46, tone, tone - 60));
  }
  pen.rect(-40, 462, width + 80, 12, "#cfcac0");
  if (littered)
    for (int i = 0; i < 30; ++i)
      lump(pen, dice, dice.between(40, 760), dice.between(410, 470), dice.between(8, 20),
           one_of(dice, bags));
}

void shed(Pen& pen, Dice& dice) {
  const std::int64_t x = dice.between(170, 300);
  pen.rect(x, 330, 360, 160, "#6d95b5");
  for (std::int64_t line = x + 8; line < x + 356; line += 16)
    pen.rect(line, 330, 4, 160, "#5b82a1");
  pen.path(fmt::format("M{} 334L{} 276L{} 276L{} 334Z", x - 20, x + 14, x + 372, x + 384),
           "#3f648a");
  pen.rect(x + 140, 380, 84, 110, "#33414d");
  litter(pen, dice, 12);
}

void swept(Pen& pen, Dice& dice) {
  pen.ellipse(middle(dice), 500, 250, 40, "#a9a59c", "0.35");
  for (int i = 0; i < 3; ++i) {
    const std::int64_t x = 130 + i * 240 + dice.between(-30, 30);
    pen.path(fmt::format("M{} 400l44 0l-7 30l-30 0Z", x), "#b86a44");
    for (int leaf = 0; leaf < 7; ++leaf)
      pen.ellipse(x + dice.between(0, 44), dice.between(372, 398), 11, 9, "#4d8f4a");
  }
}

struct Scene {
  std::string_view name;
  void (*before)(Pen& pen, Dice& dice);
  void (*after)(Pen& pen, Dice& dice);
};

constexpr Scene scenes[] = {
    {"waste", waste, swept},
    {"spoil", spoil, swept},
    {"soil", soil, net},
    {"bins", [](Pen& pen, Dice& dice) { bins(pen, dice, true); },
     [](Pen& pen, Dice& dice) { bins(pen, dice, false); }},
    {"stickers", [](Pen& pen, Dice& dice) { stickers(pen, dice, true); },
     [](Pen& pen, Dice& dice) { stickers(pen, dice, false); }},
    {"stalls", stalls, swept},
    {"pile", pile, swept},
    {"parked", [](Pen& pen, Dice& dice) { parked(pen, dice, false); },
     [](Pen& pen, Dice& dice) { parked(pen, dice, true); }},
    {"dirt", dirt, swept},
    {"dust", dust, fence},
    {"smoke", smoke, swept},
    {"green", [](Pen& pen, Dice& dice) { green_belt(pen, dice, true); },
     [](Pen& pen, Dice& dice) { green_belt(pen, dice, false); }},
    {"shed", shed, swept},
};

constexpr auto names = [] {
  std::array<std::string_view, std::size(scenes)> out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = scenes[i].name;
  return out;
}();
}  // namespace

std::span<const std::string_view> scene_names() {
  return names;
}

std::string scene_svg(std::string_view name, std::uint64_t seed, SceneMoment moment) {
  Dice ground(seed);
  Dice front(seed ^ 0x66726f6e74ULL);
  Dice hand(seed + (moment == SceneMoment::after ? 1 : 0));
  Pen pen;
  // Nobody stands twice on exactly the same spot.
  pen.add(fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" )"
                      R"(viewBox="{2} {3} {0} {1}">)",
                      width, height, hand.between(-14, 14), hand.between(-9, 9)));
  place(pen, ground, moment);
  for (const Scene& scene : scenes)
    if (scene.name == name)
      (moment == SceneMoment::before ? scene.before : scene.after)(pen, front);
  pen.add("</svg>");
  return pen.take();
}

}  // namespace luoshi::cli
