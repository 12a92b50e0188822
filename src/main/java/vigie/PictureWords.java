package vigie;

import vigie.image.ImageWorker;
import vigie.image.PictureText;

/** The words that stand in a picture, as far as they can be read. */
final class PictureWords {
    private final ImageWorker worker;

    PictureWords(ImageWorker worker) {
        this.worker = worker;
    }

    /** Returns the words of a picture by lines, empty when there are none or none can be read. */
    String of(byte[] picture) {
        return worker.readText(picture) instanceof PictureText.Words read ? read.text() : "";
    }
}
