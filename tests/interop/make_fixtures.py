#!/usr/bin/python3
"""Makes the small workbooks of tests/interop/data (python3-openpyxl, -pil, -xlwt; Debian packages).

Run it only to change a fixture; the files are kept in the repository so that tests need neither.
"""
import datetime
import io
import pathlib
import struct
import zipfile
import zlib

import openpyxl
import openpyxl.drawing.image
import xlwt

DATA = pathlib.Path(__file__).parent / "data"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def png(red, green, blue, side=8):
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    line = b"\0" + bytes((red, green, blue)) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
            + chunk(b"IDAT", zlib.compress(line * side, 9)) + chunk(b"IEND", b""))


def package(name, parts):
    with zipfile.ZipFile(DATA / name, "w", zipfile.ZIP_DEFLATED) as out:
        for path, content in parts.items():
            info = zipfile.ZipInfo(path, (2018, 11, 2, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, content)


def relationships(*rows):
    body = "".join(f'<Relationship Id="{i}" Type="{t}" Target="{target}"{extra}/>'
                   for i, t, target, extra in rows)
    return f'{XML}<Relationships xmlns="{RELS}">{body}</Relationships>'


STYLES = (f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
          '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
          '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
          '<cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>')


def sheet_package(name, sheet_data, extra_parts=None, workbook_rels=()):
    parts = {
        "[Content_Types].xml":
            f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": relationships(("rId1", f"{DOC}/officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml":
            f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{DOC}"><sheets>'
            '<sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", f"{DOC}/worksheet", "worksheets/sheet1.xml", ""),
            ("rId99", f"{DOC}/styles", "styles.xml", ""), *workbook_rels),
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml":
            f'{XML}<worksheet xmlns="{MAIN}" xmlns:r="{DOC}"><sheetData>{sheet_data}</sheetData>'
            '</worksheet>',
    }
    parts.update(extra_parts or {})
    package(name, parts)


def text_cell(ref, text):
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def ledger():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "11月2日 台账"
    sheet["A1"] = "出动情况"
    sheet.merge_cells("A1:E1")
    sheet["A3"] = "时间"
    sheet.merge_cells("A3:B3")
    sheet["A4"], sheet["B4"], sheet["C4"], sheet["D4"] = "日期", "几点", "人数", "电话"
    sheet["A6"] = datetime.date(2018, 11, 2)
    sheet["A6"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["B6"] = datetime.time(14, 30)
    sheet["C6"] = 12
    sheet["D6"] = "01234567890123456789"
    sheet["A7"] = "2018年11月3日"
    sheet["B7"] = "下午"
    sheet["C7"] = "２３"
    sheet["D7"] = 13800000000
    sheet["A9"] = datetime.datetime(2018, 11, 4, 8, 5, 9)
    sheet["B9"] = datetime.datetime(2018, 11, 4)
    sheet["B9"].number_format = 'm"月"d"日"'
    sheet["C9"] = 0.25
    sheet["C9"].number_format = "0%"
    sheet["D9"] = "两行\n有,逗号和\"引号\""
    sheet["A10"] = 43409.5
    sheet["A10"].number_format = "yyyy/m/d h:mm;@"
    sheet["B10"] = 1.5
    sheet["B10"].number_format = "[h]:mm"
    sheet["C10"] = "=C6*2"
    hidden = book.create_sheet("选项")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "是"
    book.create_sheet("空表")
    last = book.create_sheet("第二张")
    last["B3"] = "x"
    book.save(DATA / "ledger.xlsx")


def floating():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "照片"
    sheet["A1"], sheet["B1"] = "编号", "照片"
    sheet["A2"], sheet["A3"] = "甲", "乙"
    for cell, colour in (("B2", (255, 0, 0)), ("B3", (0, 0, 255)), ("C3", (0, 255, 0))):
        sheet.add_image(openpyxl.drawing.image.Image(io.BytesIO(png(*colour))), cell)
    book.save(DATA / "floating.xlsx")


def absolute():
    pic = ('<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="图片 1"/><xdr:cNvPicPr/></xdr:nvPicPr>'
           '<xdr:blipFill><a:blip r:embed="{}"/></xdr:blipFill><xdr:spPr/></xdr:pic>'
           '<xdr:clientData/>')
    linked = pic.replace('r:embed="{}"', 'r:link="rId9"')
    drawing = (
        f'{XML}<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main" '
        f'xmlns:r="{DOC}"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9" cy="9"/>'
        f'{pic.format("rId1")}</xdr:absoluteAnchor>'
        '<xdr:oneCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4'
        '</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="9" cy="9"/>'
        f'<xdr:grpSp>{pic.format("rId2").replace("<xdr:clientData/>", "")}</xdr:grpSp>'
        '<xdr:clientData/></xdr:oneCellAnchor>'
        '<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>5</xdr:row></xdr:from>'
        f'{linked}</xdr:oneCellAnchor>'
        '<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>6</xdr:row></xdr:from>'
        f'{pic.format("rId3")}</xdr:oneCellAnchor></xdr:wsDr>')
    sheet_package("absolute.xlsx", f'<row r="1">{text_cell("A1", "甲")}</row>', {
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
            ("rId1", f"{DOC}/drawing", "../drawings/drawing1.xml", "")),
        "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/_rels/drawing1.xml.rels": relationships(
            ("rId1", f"{DOC}/image", "../media/image1.png", ""),
            ("rId2", f"{DOC}/image", "/xl/media/image2.png", ""),
            ("rId3", f"{DOC}/image", "../media/missing.png", ""),
            ("rId9", f"{DOC}/image", "https://pictures.example/1.png", ' TargetMode="External"')),
        "xl/media/image1.png": png(1, 1, 1),
        "xl/media/image2.png": png(2, 2, 2),
        "xl/media/image3.png": png(3, 3, 3),
    })


def in_cell():
    rich = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
    rel = "http://schemas.microsoft.com/office/spreadsheetml/2022/richvaluerel"
    block = ('<bk><extLst><ext uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}">'
             '<xlrd:rvb i="%d"/></ext></extLst></bk>')
    sheet_package(
        "in_cell.xlsx",
        f'<row r="1">{text_cell("A1", "编号")}{text_cell("B1", "照片")}</row>'
        f'<row r="2">{text_cell("A2", "甲")}<c r="B2" t="e" vm="2"><v>#VALUE!</v></c></row>'
        f'<row r="4">{text_cell("A4", "乙")}<c r="C4" t="e" vm="1"><v>#VALUE!</v></c></row>'
        '<row r="5"><c r="B5" t="e" vm="3"><v>#VALUE!</v></c>'
        '<c r="C5" t="e" vm="9"><v>#VALUE!</v></c><c r="D5" t="e"><v>#DIV/0!</v></c></row>', {
            "xl/metadata.xml":
                f'{XML}<metadata xmlns="{MAIN}" xmlns:xlrd="{rich}"><metadataTypes count="2">'
                '<metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/></metadataTypes>'
                '<futureMetadata name="XLRICHVALUE" count="3">'
                f'{block % 0}{block % 1}{block % 2}</futureMetadata><valueMetadata count="3">'
                '<bk><rc t="2" v="0"/></bk><bk><rc t="2" v="1"/></bk><bk><rc t="2" v="2"/></bk>'
                '</valueMetadata></metadata>',
            "xl/richData/rdrichvalue.xml":
                f'{XML}<rvData xmlns="{rich}" count="3"><rv s="0"><v>0</v><v>5</v></rv>'
                '<rv s="1"><v>5</v><v>1</v></rv><rv s="0"><v>7</v><v>5</v></rv></rvData>',
            "xl/richData/rdrichvaluestructure.xml":
                f'{XML}<rvStructures xmlns="{rich}" count="2"><s t="_localImage">'
                '<k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s>'
                '<s t="_localImage"><k n="CalcOrigin" t="i"/>'
                '<k n="_rvRel:LocalImageIdentifier" t="i"/></s></rvStructures>',
            "xl/richData/richValueRel.xml":
                f'{XML}<richValueRels xmlns="{rel}" xmlns:r="{DOC}"><rel r:id="rId1"/>'
                '<rel r:id="rId2"/></richValueRels>',
            "xl/richData/_rels/richValueRel.xml.rels": relationships(
                ("rId1", f"{DOC}/image", "../media/image1.png", ""),
                ("rId2", f"{DOC}/image", "../media/image2.png", "")),
            "xl/media/image1.png": png(9, 0, 0),
            "xl/media/image2.png": png(0, 9, 0),
        })


def dispimg():
    etc = "http://www.wps.cn/officeDocument/2017/etCustomData"

    def picture(name, rel):
        return (f'<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="{name}" descr="照片"/>'
                f'<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="{rel}"/>'
                '</xdr:blipFill><xdr:spPr/></xdr:pic></etc:cellImage>')

    def cell(ref, name):
        return (f'<c r="{ref}" t="str"><f>_xlfn.DISPIMG(&quot;{name}&quot;,1)</f>'
                f'<v>=DISPIMG(&quot;{name}&quot;,1)</v></c>')
    first, second, missing, unused = (f"ID_{c * 32}" for c in "ABCD")
    sheet_package(
        "dispimg.xlsx",
        f'<row r="1">{text_cell("A1", "编号")}{text_cell("B1", "照片")}</row>'
        f'<row r="3">{text_cell("A3", "甲")}{cell("B3", first)}</row>'
        f'<row r="4">{text_cell("A4", "乙")}{cell("B4", second)}{cell("C4", first)}</row>'
        f'<row r="5">{text_cell("A5", "丙")}{cell("B5", missing)}</row>', {
            "xl/cellimages.xml":
                f'{XML}<etc:cellImages xmlns:etc="{etc}" xmlns:xdr="{DRAWING}/spreadsheetDrawing" '
                f'xmlns:a="{DRAWING}/main" xmlns:r="{DOC}">{picture(first, "rId1")}'
                f'{picture(second, "rId2")}{picture(unused, "rId3")}</etc:cellImages>',
            "xl/_rels/cellimages.xml.rels": relationships(
                ("rId1", f"{DOC}/image", "media/image1.png", ""),
                ("rId2", f"{DOC}/image", "media/image2.png", ""),
                ("rId3", f"{DOC}/image", "media/image3.png", "")),
            "xl/media/image1.png": png(5, 0, 0),
            "xl/media/image2.png": png(0, 5, 0),
            "xl/media/image3.png": png(0, 0, 5),
        }, [("rId2", "http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml", "")])


def ods():
    office = "urn:oasis:names:tc:opendocument:xmlns"

    def text(value, extra=""):
        return (f'<table:table-cell office:value-type="string"{extra}><text:p>{value}</text:p>'
                '</table:table-cell>')
    rows = (
        '<table:table-row>' + text("出动情况", ' table:number-columns-spanned="3"')
        + '<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        f'<table:table-row>{text("日期")}{text("人数")}{text("电话")}</table:table-row>'
        '<table:table-row><table:table-cell office:value-type="date" '
        'office:date-value="2018-11-02"><text:p>11月2日</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p>'
        f'</table:table-cell>{text("01234567890123456789")}</table:table-row>'
        '<table:table-row><table:table-cell office:value-type="date" '
        'office:date-value="2018-11-04T08:05:09"><text:p>8:05</text:p></table:table-cell>'
        '<table:table-cell office:value-type="time" office:time-value="PT14H30M00S"><text:p>14:30'
        f'</text:p></table:table-cell>{text("２３")}</table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>')
    content = (
        f'{XML}<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0" office:version="1.2">'
        '<office:body><office:spreadsheet><table:table table:name="台账">'
        f'{rows}</table:table></office:spreadsheet></office:body></office:document-content>')
    package("ledger.ods", {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml":
            f'{XML}<manifest:manifest xmlns:manifest="{office}:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" manifest:media-type='
            '"application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry '
            'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        "content.xml": content,
        "Pictures/1.png": png(7, 7, 7),
    })


def xls():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("台账")

    def style(pattern):
        out = xlwt.XFStyle()
        out.num_format_str = pattern
        return out
    sheet.write_merge(0, 0, 0, 3, "出动情况")
    for column, name in enumerate(("日期", "人数", "电话")):
        sheet.write(3, column, name)
    sheet.write(5, 0, datetime.date(2018, 11, 2), style('yyyy"年"m"月"d"日"'))
    sheet.write(5, 1, 12)
    sheet.write(5, 2, "01234567890123456789")
    sheet.write(6, 0, datetime.datetime(2018, 11, 4, 8, 5, 9), style("yyyy-mm-dd h:mm:ss"))
    sheet.write(6, 1, "２３")
    sheet.write(6, 2, 13800000000)
    sheet.write(7, 0, datetime.time(14, 30), style("h:mm"))
    sheet.write(7, 1, 0.5)
    book.add_sheet("空表")
    book.add_sheet("第二张").write(2, 1, "x")
    book.save(DATA / "ledger.xls")


def plain_files():
    text = ('日期,人数,"说明"\r\n\r\n2018年11月2日,２３,"两行\n有,逗号和""引号"""\r\n'
            "2018-11-03,,01234567890123456789")
    (DATA / "gb18030.csv").write_bytes(text.encode("gb18030"))
    (DATA / "bom.csv").write_bytes(text.encode("utf-8-sig"))
    (DATA / "rows.jsonl").write_text(
        '{"日期":"2018-11-02","人数":12,"已核":true}\n\n'
        '{"人数":2.5,"电话":"01234567890123456789","组":["甲","乙"],"日期":null}\n', "utf-8")
    (DATA / "not_a_workbook.xlsx").write_bytes(b"\x7fELF" + bytes(200))
    (DATA / "truncated.xlsx").write_bytes((DATA / "ledger.xlsx").read_bytes()[:3000])
    (DATA / "truncated.xls").write_bytes((DATA / "ledger.xls").read_bytes()[:1500])
    row = f'<row>{"<c/>" * 100}</row>'
    sheet_package("bomb.xlsx", row * 150_000)


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    for make in (ledger, floating, absolute, in_cell, dispimg, ods, xls, plain_files):
        make()
