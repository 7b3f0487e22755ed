"""Reads the text of many PDFs by pdfium. usage: pdfium_text.py FOLDER FILE…
The text of the n-th file is written to n.txt in the folder, counted from 0."""
import pathlib, sys
import pypdfium2

folder = pathlib.Path(sys.argv[1])
for n, name in enumerate(sys.argv[2:]):
    document = pypdfium2.PdfDocument(name)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    (folder / f"{n}.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
