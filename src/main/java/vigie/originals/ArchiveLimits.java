package vigie.originals;

/**
 * How much of an archive is read at most.
 *
 * @param entriesMax entries of the archive: a picture a day for a century has 36,500
 * @param entryBytesMax bytes of one entry that is read as text; what one platform writes of one person stays far below
 * @param totalBytesMax bytes inflated from one archive
 * @param ratioMax bytes inflated for one byte stored, once {@link #RATIO_FREE_BYTES} have been: texts reach 30, deflate could
 *     1,032
 */
record ArchiveLimits(int entriesMax, long entryBytesMax, long totalBytesMax, int ratioMax) {
    static final ArchiveLimits SHIPPED = new ArchiveLimits(200_000, 1L << 30, 8L << 30, 200);

    /** A small text of one letter repeated harms nobody. */
    static final long RATIO_FREE_BYTES = 1L << 20;
}
