"""Makes the golden pictures of this folder: NAME.EXT and, for those that are read, NAME.EXT.rgb
(width * height * 3 bytes, upright) as PIL or plain arithmetic decodes them.

Made with Python 3.11, Pillow 9.4.0 (libjpeg-turbo 2.1.5, libtiff 4.5.0), numpy 1.24.2:
    cd core/src/test/resources/dev/loupe/image && python3 golden.py
"""
import struct, zlib
import numpy as np
from PIL import Image, ImageCms, ImageOps

W, H = 21, 13
random = np.random.RandomState(7)


def smooth(channels, width=W, height=H):
    small = random.randint(0, 256, (4, 5, channels), dtype=np.uint8)
    planes = [Image.fromarray(small[..., c]).resize((width, height), Image.BICUBIC) for c in range(channels)]
    return np.stack([np.asarray(p) for p in planes], axis=2)


def expect(name, rgb):
    rgb = np.asarray(rgb, dtype=np.uint8)
    if rgb.ndim == 2:
        rgb = np.stack([rgb] * 3, axis=2)
    open(name + ".rgb", "wb").write(np.ascontiguousarray(rgb).tobytes())


def save(name, image, expected=None, **options):
    image.save(name, **options)
    read = ImageOps.exif_transpose(Image.open(name)).convert("RGB") if expected is None else expected
    expect(name, np.asarray(read))


def to8(wide, bits=16):
    most = 2**bits - 1
    return (wide.astype(np.int64) * 255 * 2 + most) // (2 * most)


def png(name, width, height, bits, colour, rows, extra=b""):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    raw = b"".join(rows)
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    open(name, "wb").write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
                           + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def tiff(name, array, photometric, bits, sample_format=1):
    """An uncompressed big-endian TIFF of one strip."""
    height, width = array.shape[:2]
    channels = array.shape[2] if array.ndim == 3 else 1
    data = array.astype({8: ">u1", 16: ">u2", 32: ">f4"}[bits]).tobytes()
    entries = [(256, 3, [width]), (257, 3, [height]), (258, 3, [bits] * channels), (259, 3, [1]),
               (262, 3, [photometric]), (273, 4, None), (277, 3, [channels]), (278, 3, [height]),
               (279, 4, [len(data)]), (339, 3, [sample_format] * channels)]
    after = 8 + 2 + 12 * len(entries) + 4
    tail = b""
    for _, kind, values in entries:
        if values and kind == 3 and len(values) > 2:
            tail += struct.pack(">%dH" % len(values), *values)
    out, position = b"", after
    for tag, kind, values in entries:
        if values is None:
            values = [after + len(tail)]
        packed = struct.pack(">%d%s" % (len(values), "H" if kind == 3 else "I"), *values)
        if len(packed) > 4:
            packed, position = struct.pack(">I", position), position + len(packed)
        out += struct.pack(">HHI", tag, kind, len(values)) + packed.ljust(4, b"\0")
    open(name, "wb").write(b"MM\0*" + struct.pack(">IH", 8, len(entries)) + out + b"\0" * 4 + tail + data)


rgb = smooth(3)
grey = smooth(1)[..., 0]
alpha = smooth(1)[..., 0]
grey16 = random.randint(0, 65536, (H, W)).astype(np.uint16)
grey16[0, :6] = [0, 1, 128, 129, 65534, 65535]
rgb16 = random.randint(0, 65536, (H, W, 3)).astype(np.uint16)
colour = Image.fromarray(rgb)
srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

# PNG
save("grey.png", Image.fromarray(grey), grey)
save("rgb.png", colour, rgb)
save("rgba.png", Image.fromarray(np.dstack([rgb, alpha])), rgb)
save("grey-alpha.png", Image.fromarray(np.dstack([grey, alpha]), "LA"), grey)
save("palette.png", colour.quantize(17))
save("palette-transparent.png", colour.quantize(17), transparency=3)
save("bits1.png", Image.fromarray(grey > 128))
save("profile.png", colour, rgb, icc_profile=srgb)
png("grey16.png", W, H, 16, 0, [b"\0" + row.astype(">u2").tobytes() for row in grey16])
expect("grey16.png", to8(grey16))
png("rgb16.png", W, H, 16, 2, [b"\0" + row.astype(">u2").tobytes() for row in rgb16])
expect("rgb16.png", to8(rgb16))
nibbles = random.randint(0, 16, (H, 22)).astype(np.uint8)
png("bits4.png", 22, H, 4, 0, [b"\0" + (row[0::2] << 4 | row[1::2]).tobytes() for row in nibbles])
expect("bits4.png", to8(nibbles, 4))
png("gamma.png", W, H, 8, 0, [b"\0" + row.tobytes() for row in grey],
    struct.pack(">I4sI", 4, b"gAMA", 100000) + struct.pack(">I", zlib.crc32(b"gAMA" + struct.pack(">I", 100000))))
expect("gamma.png", grey)



def filtered(rows, pixel):
    """The rows under filters 0 to 4 in turn, and the filter bytes with them."""
    above, out = np.zeros(rows.shape[1], np.int64), []
    for y, row in enumerate(rows.astype(np.int64)):
        left = np.concatenate([np.zeros(pixel, np.int64), row[:-pixel]])
        corner = np.concatenate([np.zeros(pixel, np.int64), above[:-pixel]])
        p = left + above - corner
        a, b, c = abs(p - left), abs(p - above), abs(p - corner)
        paeth = np.where((a <= b) & (a <= c), left, np.where(b <= c, above, corner))
        predicted = [0 * row, left, above, (left + above) // 2, paeth][y % 5]
        out.append(bytes([y % 5]) + ((row - predicted) % 256).astype(np.uint8).tobytes())
        above = row
    return out


for name, pixels in (("filters-rgb.png", rgb), ("filters-grey.png", grey[..., None]),
                     ("filters-rgba.png", np.dstack([rgb, alpha]))):
    channels = pixels.shape[2]
    png(name, W, H, 8, {1: 0, 3: 2, 4: 6}[channels], filtered(pixels.reshape(H, -1), channels))
    expect(name, Image.open(name).convert("RGB"))

# JPEG
big = Image.fromarray(smooth(3, 37, 29))
save("grey.jpg", big.convert("L"), quality=90)
save("rgb.jpg", big, quality=90)
save("rgb-444.jpg", big, quality=90, subsampling=0)
save("progressive.jpg", big, quality=90, progressive=True)
save("profile.jpg", big, quality=90, icc_profile=srgb)
for orientation in range(1, 9):
    exif = Image.Exif()
    exif[0x112] = orientation
    save("exif%d.jpg" % orientation, big, quality=90, exif=exif, subsampling=0)
inks = Image.fromarray(smooth(4, 37, 29), "CMYK")
save("cmyk.jpg", inks, quality=95)
content = bytearray(open("cmyk.jpg", "rb").read())
content[content.index(b"Adobe") + 11] = 2
open("ycck.jpg", "wb").write(content)
expect("ycck.jpg", Image.open("ycck.jpg").convert("RGB"))

# BMP
save("rgb.bmp", colour, rgb)
save("grey.bmp", Image.fromarray(grey), grey)
save("palette.bmp", colour.quantize(9))
save("bits1.bmp", Image.fromarray(grey > 128))
save("rgba.bmp", Image.fromarray(np.dstack([rgb, alpha])), rgb)

# TIFF
save("grey.tif", Image.fromarray(grey), grey)
save("rgb.tif", colour, rgb)
save("rgba.tif", Image.fromarray(np.dstack([rgb, alpha])), rgb)
save("lzw.tif", colour, rgb, compression="tiff_lzw")
save("deflate.tif", colour, rgb, compression="tiff_adobe_deflate")
save("jpeg.tif", big, compression="jpeg", quality=95)
save("palette.tif", colour.quantize(17))
save("bits1.tif", Image.fromarray(grey > 128))
save("group4.tif", Image.fromarray(grey > 128), compression="group4")
save("cmyk.tif", inks)
save("profile.tif", colour, rgb, icc_profile=srgb)
save("exif6.tif", colour, np.rot90(rgb, -1), tiffinfo={274: 6})
tiff("grey16.tif", grey16, 1, 16)
expect("grey16.tif", to8(grey16))
tiff("rgb16.tif", rgb16, 2, 16)
expect("rgb16.tif", to8(rgb16))
tiff("white-is-zero.tif", 255 - grey, 0, 8)
expect("white-is-zero.tif", grey)
tiff("float.tif", grey.astype(np.float32), 1, 32, 3)

# Refused
frames = [Image.fromarray(smooth(3)) for _ in range(3)]
frames[0].save("animated.gif", save_all=True, append_images=frames[1:])
frames[0].save("animated.png", save_all=True, append_images=frames[1:])
frames[0].save("pages.tif", save_all=True, append_images=frames[1:])
frames[0].save("still.webp")

# Resampling
source = random.randint(0, 256, (23, 37, 3), dtype=np.uint8)
source[:, 20:] = np.where(source[:, 20:] > 127, 255, 0)
open("resample-37x23.rgb", "wb").write(source.tobytes())
for size in [(16, 16), (50, 41), (37, 5), (9, 23), (1, 1), (36, 24), (74, 46)]:
    resized = Image.fromarray(source).resize(size, Image.BILINEAR)
    open("resample-to-%dx%d.rgb" % size, "wb").write(np.asarray(resized).tobytes())
