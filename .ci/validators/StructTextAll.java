import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/**
 * Reads the text of the structure trees of many PDFs in one JVM: each marked content in the order of the tree, on a line
 * of its own after the types of its elements and a tab. Arguments: a folder, then the files; the text of the n-th file
 * is written to n.txt in the folder, counted from 0.
 */
public final class StructTextAll {
  private final Map<COSDictionary, Map<Integer, String>> texts = new HashMap<>();
  private final StringBuilder out = new StringBuilder();

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    for (int n = 0; n + 1 < args.length; n++) {
      try (PDDocument document = Loader.loadPDF(new File(args[n + 1]))) {
        StructTextAll reader = new StructTextAll();
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root != null) {
          reader.walk(root, "", null);
        }
        Files.writeString(folder.resolve(n + ".txt"), reader.out, StandardCharsets.UTF_8);
      }
    }
  }

  private void walk(PDStructureNode node, String path, PDPage page) throws Exception {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement) {
        PDStructureElement element = (PDStructureElement) kid;
        PDPage own = element.getPage();
        walk(element, path + "/" + element.getStandardStructureType(), own == null ? page : own);
      } else if (kid instanceof PDMarkedContentReference) {
        PDMarkedContentReference content = (PDMarkedContentReference) kid;
        line(path, content.getPage() == null ? page : content.getPage(), content.getMCID());
      } else if (kid instanceof Integer) {
        line(path, page, (Integer) kid);
      }
    }
  }

  private void line(String path, PDPage page, int id) throws Exception {
    String text = textsOf(page).get(id);
    if (text == null) {
      throw new IllegalStateException("no marked content " + id + " for " + path);
    }
    out.append(path).append('\t').append(text).append('\n');
  }

  private Map<Integer, String> textsOf(PDPage page) throws Exception {
    Map<Integer, String> found = texts.get(page.getCOSObject());
    if (found == null) {
      found = new HashMap<>();
      PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
      extractor.setSuppressDuplicateOverlappingText(false);
      extractor.processPage(page);
      for (PDMarkedContent content : extractor.getMarkedContents()) {
        if (content.getMCID() >= 0) {
          found.put(content.getMCID(), textOf(content));
        }
      }
      texts.put(page.getCOSObject(), found);
    }
    return found;
  }

  /** The text of a marked content: what it says it is, or that of its glyphs and of what is marked within. */
  private static String textOf(PDMarkedContent content) {
    if (content.getProperties() != null && content.getProperties().containsKey(COSName.ACTUAL_TEXT)) {
      return content.getActualText();
    }
    StringBuilder text = new StringBuilder();
    for (Object part : content.getContents()) {
      if (part instanceof TextPosition) {
        text.append(((TextPosition) part).getUnicode());
      } else if (part instanceof PDMarkedContent) {
        text.append(textOf((PDMarkedContent) part));
      }
    }
    return text.toString();
  }
}
