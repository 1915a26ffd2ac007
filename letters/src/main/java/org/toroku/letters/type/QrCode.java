package org.toroku.letters.type;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** The dark modules of a code that a scanner reads, without the quiet zone around it. */
public final class QrCode {
    private QrCode() {}

    /** Level Q: a fold, a paper clip or a stamp over a quarter of the code does no harm. */
    public static BitMatrix square(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.MARGIN, 0));
        } catch (WriterException e) {
            throw new IllegalArgumentException("text too long for a code", e);
        }
    }

    /** A single row of bars (Code 128), for scanners that read lines only. */
    public static BitMatrix bars(String text) {
        return new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, 0));
    }
}
