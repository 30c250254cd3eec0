"""What openpyxl cannot write: pictures inside cells (Excel's rich values, WPS's DISPIMG), and a
file whose bytes are the same at each run."""
import io
import re
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
RICH = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
RICH_REL = "http://schemas.microsoft.com/office/spreadsheetml/2022/richvaluerel"
MS = "http://schemas.microsoft.com/office"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SAVED = "2018-11-26T01:00:00Z"


def bytes_of(book):
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        return {name: package.read(name) for name in package.namelist()}


def write(path, parts):
    core = parts["docProps/core.xml"].decode()
    core = re.sub(r"(<dcterms:(created|modified)[^>]*>)[^<]*", rf"\g<1>{SAVED}", core)
    core = core.replace(">openpyxl<", "><")
    parts["docProps/core.xml"] = core.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2018, 11, 26, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)


def _relationships(rows):
    body = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>'
                   for i, kind, target in rows)
    return f'{XML}<Relationships xmlns="{RELS}">{body}</Relationships>'.encode()


def _add_relation(parts, kind, target):
    name = "xl/_rels/workbook.xml.rels"
    text = parts[name].decode()
    count = text.count("<Relationship ") + 900
    row = f'<Relationship Id="rId{count}" Type="{kind}" Target="{target}"/>'
    parts[name] = text.replace("</Relationships>", row + "</Relationships>").encode()


def _add_types(parts, overrides):
    name = "[Content_Types].xml"
    text = parts[name].decode()
    rows = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>'
                   for part, kind in overrides)
    if 'Extension="jpeg"' not in text:
        rows += '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    parts[name] = text.replace("</Types>", rows + "</Types>").encode()


def _replace_cell(parts, sheet, ref, attributes, content):
    text = parts[sheet].decode()
    style = re.search(rf'<c r="{ref}"([^>]*?)(/>|>.*?</c>)', text)
    kept = " ".join(re.findall(r's="\d+"', style.group(1)))
    cell = f'<c r="{ref}" {kept} {attributes}>{content}</c>'
    parts[sheet] = (text[:style.start()] + cell + text[style.end():]).encode()


def put_in_cells(parts, sheet, photos):
    """Excel 365: photos is a list of (cell, bytes)."""
    block = ('<bk><extLst><ext uri="{{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}}">'
             '<xlrd:rvb i="{}"/></ext></extLst></bk>')
    count = len(photos)
    for i, (ref, content) in enumerate(photos):
        _replace_cell(parts, sheet, ref, f't="e" vm="{i + 1}"', "<v>#VALUE!</v>")
        parts[f"xl/media/cell{i + 1}.jpeg"] = content
    parts["xl/metadata.xml"] = (
        f'{XML}<metadata xmlns="{MAIN}" xmlns:xlrd="{RICH}"><metadataTypes count="1">'
        '<metadataType name="XLRICHVALUE" minSupportedVersion="120000"/></metadataTypes>'
        f'<futureMetadata name="XLRICHVALUE" count="{count}">'
        + "".join(block.format(i) for i in range(count))
        + f'</futureMetadata><valueMetadata count="{count}">'
        + "".join(f'<bk><rc t="1" v="{i}"/></bk>' for i in range(count))
        + "</valueMetadata></metadata>").encode()
    parts["xl/richData/rdrichvalue.xml"] = (
        f'{XML}<rvData xmlns="{RICH}" count="{count}">'
        + "".join(f'<rv s="0"><v>{i}</v><v>5</v></rv>' for i in range(count))
        + "</rvData>").encode()
    parts["xl/richData/rdrichvaluestructure.xml"] = (
        f'{XML}<rvStructures xmlns="{RICH}" count="1"><s t="_localImage">'
        '<k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s>'
        "</rvStructures>").encode()
    parts["xl/richData/richValueRel.xml"] = (
        f'{XML}<richValueRels xmlns="{RICH_REL}" xmlns:r="{DOC}">'
        + "".join(f'<rel r:id="rId{i + 1}"/>' for i in range(count))
        + "</richValueRels>").encode()
    parts["xl/richData/_rels/richValueRel.xml.rels"] = _relationships(
        (f"rId{i + 1}", f"{DOC}/image", f"../media/cell{i + 1}.jpeg") for i in range(count))
    _add_relation(parts, f"{DOC}/sheetMetadata", "metadata.xml")
    _add_relation(parts, f"{MS}/2022/10/relationships/richValueRel", "richData/richValueRel.xml")
    _add_relation(parts, f"{MS}/2017/06/relationships/rdRichValue", "richData/rdrichvalue.xml")
    _add_relation(parts, f"{MS}/2017/06/relationships/rdRichValueStructure",
                  "richData/rdrichvaluestructure.xml")
    _add_types(parts, (
        ("/xl/metadata.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml."
                             "sheetMetadata+xml"),
        ("/xl/richData/rdrichvalue.xml", "application/vnd.ms-excel.rdrichvalue+xml"),
        ("/xl/richData/rdrichvaluestructure.xml",
         "application/vnd.ms-excel.rdrichvaluestructure+xml"),
        ("/xl/richData/richValueRel.xml", "application/vnd.ms-excel.richvaluerel+xml")))


def put_by_formula(parts, sheet, photos):
    """WPS: =DISPIMG("ID_...",1), the picture in xl/cellimages.xml."""
    rows, relations = "", []
    for i, (ref, content) in enumerate(photos):
        name = f"ID_{i + 1:032X}"
        _replace_cell(parts, sheet, ref, 't="str"',
                      f'<f>_xlfn.DISPIMG(&quot;{name}&quot;,1)</f>'
                      f'<v>=DISPIMG(&quot;{name}&quot;,1)</v>')
        parts[f"xl/media/wps{i + 1}.jpeg"] = content
        relations.append((f"rId{i + 1}", f"{DOC}/image", f"media/wps{i + 1}.jpeg"))
        rows += (f'<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{i + 2}" name="{name}" '
                 f'descr="照片"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>'
                 f'<a:blip r:embed="rId{i + 1}"/></xdr:blipFill><xdr:spPr/></xdr:pic>'
                 '</etc:cellImage>')
    parts["xl/cellimages.xml"] = (
        f'{XML}<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" '
        f'xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main" xmlns:r="{DOC}">'
        f'{rows}</etc:cellImages>').encode()
    parts["xl/_rels/cellimages.xml.rels"] = _relationships(relations)
    _add_relation(parts, "http://www.wps.cn/officeDocument/2020/cellImage", "cellimages.xml")
    _add_types(parts, (("/xl/cellimages.xml",
                        "application/vnd.wps-officedocument.cellimage+xml"),))
