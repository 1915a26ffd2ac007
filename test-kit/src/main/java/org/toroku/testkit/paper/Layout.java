package org.toroku.testkit.paper;

/** Where the texts of one kind of paper stand. */
interface Layout {
    void draw(Sheet sheet, PaperOrder order);

    static Layout of(PaperKind kind) {
        return switch (kind) {
            case RESIDENCE_RECORD -> new ResidenceRecordLayout();
            case SEAL_CERTIFICATE -> new SealCertificateLayout();
            case APPLICATION_FORM -> new ApplicationFormLayout();
            case LICENCE -> new LicenceLayout();
        };
    }
}
