"""Announcements: one born digital, whose name is Thai with a space, and one scanned from paper."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter

from samples.chrome import Studio
from samples.label import Label, Sample
from samples.metadata import label_pdf

#: A4 at 96 dots per inch, the page as Chromium lays it out, and how much finer the scanner looks.
_PAGE = (794, 1123)
_FINER = 1.5
_PAPER = 238
_SKEWS = (-0.8, 0.6)

_POLICY = Label("ประกาศ นโยบาย.pdf", "ประกาศ นโยบายไม่รับของขวัญจากการปฏิบัติหน้าที่", "2023-03-15")
_HOURS = Label(
    "announcement-service-hours-scan.pdf", "ประกาศ การจัดเวรเหลื่อมเวลาให้บริการ (สแกน)", "2023-03-22"
)


def samples(studio: Studio) -> Iterator[Sample]:
    """Both announcements."""
    html = studio.render(
        "announcement.html",
        title=_POLICY.title,
        accent="#84560a",
        strength=0.13,
        subject="นโยบายไม่รับของขวัญ (No Gift Policy) จากการปฏิบัติหน้าที่",
        reason="เพื่อป้องกันการรับสินบนและการมีผลประโยชน์ทับซ้อน และให้ประชาชนมั่นใจว่าได้รับบริการเท่าเทียมกัน",
        points=(
            "ผู้บริหารและเจ้าหน้าที่ทุกคนไม่รับของขวัญหรือของกำนัลจากผู้มาติดต่อราชการ",
            "ขอความร่วมมือประชาชนงดให้ของขวัญ ก่อน ระหว่าง และหลังการปฏิบัติหน้าที่",
            "หากจำเป็นต้องรับไว้เพื่อรักษาไมตรี ให้รายงานผู้บังคับบัญชาและส่งคืน",
            "ผู้พบเห็นการฝ่าฝืนแจ้งได้ที่สายด่วน กทม. 1555",
        ),
        day="15 มีนาคม พ.ศ. 2566",
        rows=(),
    )
    yield Sample(_POLICY, label_pdf(studio.pdf(html), _POLICY))
    yield Sample(_HOURS, label_pdf(_scan(_on_paper(studio)), _HOURS))


def _on_paper(studio: Studio) -> list[Image.Image]:
    """The pages of the second announcement as a printer would give them."""
    html = studio.render(
        "announcement.html",
        title=_HOURS.title,
        accent="#222222",
        strength=0.16,
        subject="การจัดเวรเหลื่อมเวลาให้บริการ",
        reason="เพื่อให้ผู้ด้อยโอกาสและกลุ่มเปราะบางมาติดต่อได้สะดวกขึ้น จึงกำหนดเวรเหลื่อมเวลาให้บริการ",
        points=(
            "ให้บริการก่อนเวลาราชการ พักกลางวัน และหลังเวลาราชการ ตามตารางแนบท้าย",
            "มีเจ้าหน้าที่ประจำจุดบริการพิเศษ ชั้นล่าง ใกล้ทางลาด",
            "ติดประกาศนี้ 1 จุด ณ จุดประชาสัมพันธ์",
        ),
        day="22 มีนาคม พ.ศ. 2566",
        table_name="ตารางเวรเหลื่อมเวลา (เวลาสมมติ)",
        heads=("ช่วง", "เวลา", "ผู้ประจำจุด"),
        rows=(
            ("ก่อนเวลาราชการ", "07.30 - 08.30 น.", "เจ้าหน้าที่ทะเบียน 1 คน"),
            ("พักกลางวัน", "12.00 - 13.00 น.", "เจ้าหน้าที่ทะเบียน 2 คน"),
            ("หลังเวลาราชการ", "16.30 - 17.30 น.", "เจ้าหน้าที่ทะเบียน 1 คน"),
        ),
    )
    width, height = _PAGE
    shot = Image.open(io.BytesIO(studio.picture(html, width, 2 * height, scale=_FINER)))
    middle = shot.height // 2
    return [shot.crop((0, top, shot.width, top + middle)) for top in (0, middle)]


def _scan(pages: list[Image.Image]) -> bytes:
    """Lay pages on the glass: grey, a little askew, grainy, dark along one edge."""
    scans = [
        _scanned(page.convert("L"), skew, seed)
        for seed, (page, skew) in enumerate(zip(pages, _SKEWS, strict=True))
    ]
    written = io.BytesIO()
    scans[0].save(
        written, "PDF", save_all=True, append_images=scans[1:], resolution=96 * _FINER, quality=38
    )
    return written.getvalue()


def _scanned(page: Image.Image, skew: float, seed: int) -> Image.Image:
    width, height = page.size
    tinted = page.point(lambda light: 28 + light * (_PAPER - 28) // 255)
    turned = tinted.rotate(skew, Image.Resampling.BICUBIC, fillcolor=_PAPER - 14)
    shade = Image.linear_gradient("L").rotate(90).resize((width, height))
    shade = shade.point(lambda place: 255 - max(0, 40 - place) * 2)
    shaded = ImageChops.multiply(turned, shade)
    grains = random.Random(seed)  # noqa: S311 - grain, no secret
    noise = Image.frombytes(
        "L", (width // 2, height // 2), grains.randbytes(width // 2 * (height // 2))
    )
    noise = noise.resize((width, height)).point(lambda value: 122 + value * 12 // 255)
    grained = ImageChops.add(shaded, noise, scale=1, offset=-128)
    return grained.filter(ImageFilter.GaussianBlur(0.55))
