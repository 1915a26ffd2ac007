package org.toroku.intake.structure;

/** How the camera was held (CIPA DC-008, tag 0x0112). Read by hand: only the first directory, and following nothing. */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int MOST_ENTRIES = 200;
    private static final int UPRIGHT = 1;

    private ExifOrientation() {}

    /** @return 1 to 8; 1 where the picture does not say or makes no sense */
    static int of(Octets exif) {
        try {
            boolean littleEndian = exif.startsWith(0, "II*\0");
            if (!littleEndian && !exif.startsWith(0, "MM\0*")) {
                return UPRIGHT;
            }
            long directory = exif.u32(4, littleEndian);
            int entries = Math.min(MOST_ENTRIES, exif.u16(directory, littleEndian));
            for (int i = 0; i < entries; i++) {
                long entry = directory + 2 + 12L * i;
                if (exif.u16(entry, littleEndian) == TAG) {
                    int value = exif.u16(entry + 8, littleEndian);
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
        } catch (Rejected incomplete) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }
}
