"""Draws the small pictures of the example workbooks: a place before and after it was put right.

Nothing in them is a photograph of a real place. The same arguments give the same picture.
"""
import io
import random

from PIL import Image, ImageDraw

SIZE = (200, 140)
HORIZON = 70


def _ground(draw, rnd):
    sky = (150 + rnd.randrange(60), 180 + rnd.randrange(50), 215 + rnd.randrange(40))
    draw.rectangle((0, 0, SIZE[0], HORIZON), fill=sky)
    draw.rectangle((0, HORIZON, SIZE[0], SIZE[1]), fill=(150, 145, 135))
    left = -10
    while left < SIZE[0]:
        width, height = rnd.randrange(25, 60), rnd.randrange(20, 60)
        tone = rnd.randrange(120, 210)
        draw.rectangle((left, HORIZON - height, left + width, HORIZON),
                       fill=(tone, tone - 12, tone - 30))
        for x in range(left + 6, left + width - 8, 12):
            draw.rectangle((x, HORIZON - height + 8, x + 5, HORIZON - height + 16),
                           fill=(70, 90, 110))
        left += width + rnd.randrange(4, 20)


def _heap(draw, rnd, colours):
    for _ in range(26):
        x, y = rnd.randrange(35, 165), rnd.randrange(82, 128)
        side = rnd.randrange(6, 20)
        points = [(x + rnd.randrange(-side, side), y + rnd.randrange(-side // 2, side // 2))
                  for _ in range(5)]
        draw.polygon(points, fill=rnd.choice(colours))


def _waste(draw, rnd):
    _heap(draw, rnd, [(200, 40, 40), (40, 90, 180), (230, 220, 90), (240, 240, 240), (60, 60, 60)])


def _spoil(draw, rnd):
    for _ in range(5):
        x, half, top = rnd.randrange(40, 160), rnd.randrange(18, 42), rnd.randrange(78, 100)
        draw.polygon([(x - half, 128), (x, top), (x + half, 128)],
                     fill=(130 + rnd.randrange(30), 100, 70))


def _soil(draw, rnd):
    draw.polygon([(10, 130), (45, 88), (160, 84), (190, 130)], fill=(155, 115, 75))
    for _ in range(60):
        x, y = rnd.randrange(30, 170), rnd.randrange(92, 128)
        draw.point((x, y), fill=(110, 80, 50))


def _net(draw, rnd):
    draw.polygon([(10, 130), (45, 88), (160, 84), (190, 130)],
                 fill=(60, 130 + rnd.randrange(30), 70))
    for x in range(20, 190, 9):
        draw.line((x, 130, x - 18, 88), fill=(40, 95, 50))


def _dust(draw, rnd):
    draw.line((140, HORIZON, 140, 10), fill=(210, 160, 40), width=4)
    draw.line((80, 14, 180, 14), fill=(210, 160, 40), width=3)
    for _ in range(14):
        x, y, r = rnd.randrange(20, 180), rnd.randrange(60, 118), rnd.randrange(8, 20)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(190, 175, 150))


def _stickers(draw, rnd):
    draw.rectangle((30, 30, 170, 128), fill=(205, 200, 190))
    for _ in range(18):
        x, y = rnd.randrange(35, 155), rnd.randrange(35, 115)
        colour = rnd.choice([(250, 230, 60), (240, 120, 120), (250, 250, 250)])
        draw.rectangle((x, y, x + 11, y + 8), fill=colour)


def _stall(draw, rnd):
    for x in (40, 95, 145):
        draw.rectangle((x, 100, x + 36, 124), fill=(120, 90, 60))
        draw.polygon([(x - 5, 100), (x + 18, 82), (x + 41, 100)],
                     fill=rnd.choice([(200, 60, 60), (60, 120, 190)]))


def _smoke(draw, rnd):
    draw.rectangle((85, 40, 100, 125), fill=(120, 80, 70))
    for step in range(10):
        r = 6 + step
        x = 92 + step * 7 + rnd.randrange(-4, 4)
        draw.ellipse((x - r, 36 - step * 3 - r, x + r, 36 - step * 3 + r), fill=(90, 90, 90))


BEFORE = {"waste": _waste, "spoil": _spoil, "soil": _soil, "dust": _dust, "stickers": _stickers,
          "stall": _stall, "smoke": _smoke}


def photo(scene, seed, after=False):
    """JPEG bytes of about 4 KB. scene: a key of BEFORE."""
    rnd = random.Random(f"{scene}/{seed}")
    picture = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(picture)
    _ground(draw, rnd)
    if not after:
        BEFORE[scene](draw, rnd)
    elif scene == "soil":
        _net(draw, rnd)
    elif scene == "stickers":
        draw.rectangle((30, 30, 170, 128), fill=(215, 212, 205))
    else:
        draw.line((0, 104, SIZE[0], 104), fill=(235, 235, 235), width=2)
        draw.ellipse((150, 60, 185, 95), fill=(70, 130 + rnd.randrange(40), 70))
    for _ in range(40):  # grain, so that no two pictures are the same file
        draw.point((rnd.randrange(SIZE[0]), rnd.randrange(SIZE[1])), fill=(rnd.randrange(255),) * 3)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=58, optimize=True)
    return out.getvalue()
