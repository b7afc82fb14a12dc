"""Sample evidence: one honest example of each kind, made by real programs.

The office's real files are not known. Each sample says ตัวอย่าง across its face and in its
metadata, is about a measure of the plan, and claims nothing of what the office did: steps, times
and figures are invented and say so. ``python -m samples`` makes all of them again below
``content/evidence/2566/``; ``python -m samples NAME…`` only those whose names are given.

Needed besides the project's own requirements, and only to make the files again, never to build
the site: Chromium, LibreOffice (``apt-get install libreoffice-writer-nogui libreoffice-calc-nogui
libreoffice-impress-nogui``) and a Debian Thai font in the shape of TH Sarabun
(``apt-get install fonts-tlwg-laksaman-ttf``). Same programs, same bytes: dates in the metadata
are those of the documents, times inside packages are fixed.

========================  =========================================================================
``label``                 what every sample says of itself
``metadata``              the label inside each format; fixed times
``chrome``, ``office``    Chromium and LibreOffice
``word``                  Thai text in Word files
``manuals`` … ``photos``  the samples by kind; ``templates/`` holds the designed pages
========================  =========================================================================
"""
