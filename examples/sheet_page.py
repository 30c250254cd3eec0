"""One sheet as an office fills it: title, a line under it, headings in one or two rows, rows."""
import io

import openpyxl.drawing.image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

THIN = Border(*(Side(style="thin"),) * 4)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
STEP = 130_000  # English metric units, about 3.6 mm: tells two pictures in a cell apart


class Page:
    """headings: texts, or (group, [texts]) for a heading merged over several columns."""

    def __init__(self, sheet, title, under, headings):
        self.sheet = sheet
        self.columns = [text for h in headings for text in (h[1] if isinstance(h, tuple) else [h])]
        self.row = 0
        self._line(title, Font(size=16, bold=True))
        if under:
            self._line(under, Font(size=10))
        self._headings(headings)

    def _line(self, text, font):
        self.row += 1
        self.sheet.cell(self.row, 1, text).font = font
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1,
                               end_column=len(self.columns))
        self.sheet.cell(self.row, 1).alignment = MIDDLE

    def _headings(self, headings):
        top = self.row + 1
        grouped = any(isinstance(h, tuple) for h in headings)
        self.row = top + grouped
        column = 1
        for heading in headings:
            if isinstance(heading, tuple):
                group, texts = heading
                self._head(top, column, group)
                self.sheet.merge_cells(start_row=top, end_row=top, start_column=column,
                                       end_column=column + len(texts) - 1)
                for i, text in enumerate(texts):
                    self._head(top + 1, column + i, text)
                column += len(texts)
                continue
            self._head(top, column, heading)
            if grouped:
                self.sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column,
                                       end_column=column)
            column += 1

    def _head(self, row, column, text):
        cell = self.sheet.cell(row, column, text)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0")
        cell.alignment = MIDDLE
        cell.border = THIN
        self.sheet.column_dimensions[get_column_letter(column)].width = 10 + 2 * len(text) // 3

    def add(self, values):
        """values: by heading. Returns the number of the row."""
        self.row += 1
        unknown = set(values) - set(self.columns)
        assert not unknown, unknown
        for i, heading in enumerate(self.columns):
            cell = self.sheet.cell(self.row, i + 1, values.get(heading))
            cell.border = THIN
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            if hasattr(values.get(heading), "hour"):
                cell.number_format = "yyyy/m/d h:mm"
            elif hasattr(values.get(heading), "year"):
                cell.number_format = 'yyyy"年"m"月"d"日"'
        return self.row

    def blank(self):
        self.row += 1

    def note(self, text):
        self._line(text, Font(size=9, italic=True))

    def ref(self, heading, row):
        return f"{get_column_letter(self.columns.index(heading) + 1)}{row}"

    def merge_down(self, heading, first, last):
        if last > first:
            column = self.columns.index(heading) + 1
            for row in range(first + 1, last + 1):
                self.sheet.cell(row, column).value = None
            self.sheet.merge_cells(start_row=first, end_row=last, start_column=column,
                                   end_column=column)

    def float_photo(self, heading, row, content, place=0):
        """place: 0, 1 ... for several pictures in one cell."""
        image = openpyxl.drawing.image.Image(io.BytesIO(content))
        column = self.columns.index(heading)
        left = STEP // 4 + place * 2 * STEP
        image.anchor = TwoCellAnchor(
            editAs="oneCell",
            _from=AnchorMarker(col=column, colOff=left, row=row - 1, rowOff=STEP // 4),
            to=AnchorMarker(col=column, colOff=left + 6 * STEP, row=row - 1, rowOff=5 * STEP))
        self.sheet.add_image(image)
        self.sheet.row_dimensions[row].height = 60
        self.sheet.column_dimensions[get_column_letter(column + 1)].width = 20
