package vigie.originals;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in comma-separated values (RFC 4180), its columns by name.
 *
 * @param rows values by the column's name in lower-case letters and digits: {@code Shared URL} is {@code sharedurl}
 * @param unreadable rows with fewer values than columns, or more
 */
record CsvRows(List<Map<String, String>> rows, int unreadable) {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setTrailingData(true)
            .setLenientEof(true)
            .get();

    CsvRows {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table; nothing when it has no header, or two columns of one name. Lines before it, as in {@code Notes:} of some
     * LinkedIn files, are passed over, and so is a header that comes again where two parts were joined.
     */
    static Optional<CsvRows> of(byte[] bytes) {
        String text = withoutNotes(new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""));
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? Optional.empty() : of(records);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static Optional<CsvRows> of(List<CSVRecord> records) {
        List<String> columns = names(records.getFirst());
        if (new HashSet<>(columns).size() < columns.size()) {
            return Optional.empty();
        }
        List<Map<String, String>> rows = new ArrayList<>();
        int unreadable = 0;
        for (CSVRecord each : records.subList(1, records.size())) {
            if (names(each).equals(columns)) {
                continue;
            }
            boolean isTooLong = each.stream().skip(columns.size()).anyMatch(value -> !value.isBlank());
            if (each.size() < columns.size() || isTooLong) {
                unreadable++;
                continue;
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                row.put(columns.get(i), each.get(i));
            }
            rows.add(Map.copyOf(row));
        }
        return Optional.of(new CsvRows(rows, unreadable));
    }

    private static List<String> names(CSVRecord header) {
        return header.stream().map(CsvRows::name).toList();
    }

    /** Returns a column's name as rows have it. */
    static String name(String written) {
        return written.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String withoutNotes(String text) {
        if (!text.regionMatches(true, 0, "notes:", 0, 6)) {
            return text;
        }
        String[] parts = text.split("\\r?\\n[ \\t,]*\\r?\\n", 2);
        return parts.length == 2 ? parts[1].stripLeading() : "";
    }
}
