import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads the text of many PDFs in one JVM. Arguments: a folder, then the files; the text of the n-th file is written to
 * n.txt in the folder, counted from 0.
 */
public final class PdfTextAll {
  public static void main(String[] args) throws Exception {
    Path texts = Path.of(args[0]);
    for (int n = 0; n + 1 < args.length; n++) {
      try (PDDocument document = Loader.loadPDF(new File(args[n + 1]))) {
        String text = new PDFTextStripper().getText(document);
        Files.writeString(texts.resolve(n + ".txt"), text, StandardCharsets.UTF_8);
      }
    }
  }
}
