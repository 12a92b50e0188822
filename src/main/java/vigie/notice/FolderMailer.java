package vigie.notice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Puts each message into a folder as {@code MESSAGE-ID.eml}. Writing one twice leaves one file, so nothing is recorded before:
 * a message whose writing broke off is written again.
 */
public final class FolderMailer implements Mailer {
    private final Path folder;

    /** The folder is made when it is not there. */
    public FolderMailer(Path folder) {
        this.folder = folder;
    }

    @Override
    public Delivery send(OutboxMessage message, Runnable beforeHandOver) {
        try {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve(fileName(message) + ".part");
            Files.writeString(unfinished, message.mime(), StandardCharsets.US_ASCII);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    unfinished,
                    folder.resolve(fileName(message) + ".eml"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Delivery.Sent();
        } catch (IOException e) {
            throw new UncheckedIOException("mail " + message.messageId(), e);
        }
    }

    private static String fileName(OutboxMessage message) {
        return message.messageId().replaceAll("[^A-Za-z0-9@._-]", "");
    }
}
