package org.toroku.intake;

/**
 * Why a document is refused or has to be looked at. A code and never words of the document: the text that a person
 * reads is made from the code in that person's language.
 */
public enum Reason {
    EMPTY(Weight.REFUSE),
    /** More bytes than allowed. */
    TOO_LARGE(Weight.REFUSE),
    /** The bytes are none of the accepted kinds. */
    UNKNOWN_KIND(Weight.REFUSE),
    /** The ending of the file's name says another kind than its bytes. */
    NAME_DIFFERS(Weight.REFUSE),
    /** The guard and Tika's detection do not agree on the kind: the file tries to be two things. */
    KIND_DISPUTED(Weight.REFUSE),
    /** A second format begins inside the file. */
    POLYGLOT(Weight.REFUSE),
    /** A HEIC photograph, and this installation has no converter for it. */
    HEIC_NOT_SUPPORTED(Weight.REFUSE),
    TRUNCATED(Weight.REFUSE),
    MALFORMED(Weight.REFUSE),
    /** Bytes after the end of the document. */
    TRAILING_DATA(Weight.REFUSE),
    /** A structure that points back to itself. */
    LOOP(Weight.REFUSE),
    NESTED_TOO_DEEPLY(Weight.REFUSE),
    NO_PAGES(Weight.REFUSE),
    TOO_MANY_PAGES(Weight.REFUSE),
    /** Pixels in one image or page. */
    TOO_MANY_PIXELS(Weight.REFUSE),
    /** Pixels along one side. */
    SIDE_TOO_LONG(Weight.REFUSE),
    /** Points along one side of a page. */
    PAGE_TOO_BIG(Weight.REFUSE),
    TOO_MANY_OBJECTS(Weight.REFUSE),
    /** Bytes of one stream, or of all together, once unpacked. */
    INFLATES_TOO_MUCH(Weight.REFUSE),
    /** Drawings that call drawings, counted as often as they would be drawn. */
    TOO_MANY_DRAWINGS(Weight.REFUSE),
    METADATA_TOO_LARGE(Weight.REFUSE),
    TEXT_TOO_LONG(Weight.REFUSE),
    /** With a user password or only an owner password (permissions). */
    ENCRYPTED(Weight.REFUSE),
    JAVASCRIPT(Weight.REFUSE),
    LAUNCH_ACTION(Weight.REFUSE),
    /** Actions that run by themselves when a page or field is opened. */
    AUTOMATIC_ACTION(Weight.REFUSE),
    /** Actions that send or fetch: forms, other documents, data. */
    REMOTE_ACTION(Weight.REFUSE),
    EMBEDDED_FILE(Weight.REFUSE),
    /** Data of the document lie outside of it. */
    EXTERNAL_DATA(Weight.REFUSE),
    XFA_FORM(Weight.REFUSE),
    /** Video, sound, three-dimensional models. */
    RICH_MEDIA(Weight.REFUSE),
    JPEG_2000(Weight.REFUSE),
    /** Packed in a way that no scanner or office program uses. */
    UNUSUAL_PACKING(Weight.REFUSE),
    ANIMATION(Weight.REFUSE),
    COLOURS_NOT_SUPPORTED(Weight.REFUSE),
    /** Passed every check and still could not be drawn. */
    NOT_DRAWABLE(Weight.REFUSE),

    /** Changed after it was first written; normal for signed PDF documents. */
    INCREMENTAL_UPDATES(Weight.REFER),
    /** What telephones append to photographs: a second picture, motion, the maker's data. */
    PHOTO_TRAILER(Weight.REFER),
    /** Form fields or remarks lie over the page. */
    ANNOTATIONS(Weight.REFER);

    private enum Weight {
        REFUSE,
        REFER
    }

    private final Weight weight;

    Reason(Weight weight) {
        this.weight = weight;
    }

    /** @return whether the document is not accepted for this reason alone */
    public boolean refuses() {
        return weight == Weight.REFUSE;
    }
}
