"""Golden pictures of PictureInputTest, by PIL. Debian 12: Python 3.11, numpy 1.24.2, Pillow 9.4.0.

    /usr/bin/python3 picture_input.py
"""
import numpy as np
from PIL import Image


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width].astype(np.int64)
    planes = [(x * (3 + c) + y * (5 - c) + (x * y) % 61 * (c + 1) + 40 * ((x // 9 + y // 7) % 2)) % 256 for c in range(3)]
    return Image.fromarray(np.stack(planes, -1).astype(np.uint8), "RGB")


def center_crop(image, size, to):
    w, h = image.size
    short = min(w, h)
    image = image.resize((int(to * w / short), int(to * h / short)), Image.BILINEAR)
    w, h = image.size
    left, top = int(round((w - size) / 2.0)), int(round((h - size) / 2.0))
    return image.crop((left, top, left + size, top + size))


picture(173, 131).resize((64, 64), Image.BILINEAR).save("whole_down.png")
picture(40, 50).resize((64, 64), Image.BILINEAR).save("whole_up.png")
center_crop(picture(173, 131), 48, 57).save("crop_wide.png")
center_crop(picture(131, 174), 48, 55).save("crop_high.png")
