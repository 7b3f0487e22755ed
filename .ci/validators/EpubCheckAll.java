import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.reporting.CheckingReport;
import com.adobe.epubcheck.util.ReportingLevel;
import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks many EPUBs in one JVM, since starting it takes longer than a book. Arguments: a folder, then the books; the
 * report on the n-th book is written to n.json in the folder, counted from 0. A missing report means a crash.
 */
public final class EpubCheckAll {
  public static void main(String[] args) throws Exception {
    Path reports = Path.of(args[0]);
    for (int n = 0; n + 1 < args.length; n++) {
      File book = new File(args[n + 1]).getAbsoluteFile();
      Path to = reports.resolve(n + ".json");
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(to, StandardCharsets.UTF_8))) {
        CheckingReport report = new CheckingReport(out, book.getName());
        report.setReportingLevel(ReportingLevel.Warning);
        report.setEpubFileName(book.getPath());
        report.initialize();
        new EpubCheck(book, report).doValidate();
        report.generate();
      } catch (RuntimeException | Error failure) {
        Files.deleteIfExists(to);
        System.err.println(book + ": " + failure);
      }
    }
  }
}
