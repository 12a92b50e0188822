package vigie.image;

/** What was read of the words in a picture. */
public sealed interface PictureText {
    /** What reads: the same program and the same trained models on every machine. Another one may read other words. */
    String ENGINE = "Tesseract 5.5.2, tessdata_fast 4.1.0 fra+eng";

    /**
     * The picture holds words.
     *
     * @param text column by column and from top to bottom, lines of one paragraph parted by spaces, paragraphs by line
     *     ends; never blank, no more than {@value #WORDS_MAX} words, of which some may be misread
     */
    record Words(String text) implements PictureText {}

    /** The picture was looked at, and no words were found or none that could be read with confidence. */
    record NoWords() implements PictureText {}

    /** The picture could not be looked at. */
    record Unreadable(ImageTrouble trouble) implements PictureText {}

    /** Words read of one picture: a page full of print has a quarter of that. */
    int WORDS_MAX = 2000;
}
