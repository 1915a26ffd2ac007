package org.toroku.intake.worker;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.toroku.intake.Box;
import org.toroku.intake.Code;

/** Reads the QR codes of a page. Half of 300 dots per inch is enough for them, and a quarter of the work. */
final class QrCodes {
    private static final int MOST = 50;
    private static final int ENOUGH = 2_600;

    private QrCodes() {}

    static List<Code> on(Sheet sheet) {
        int factor = Math.max(1, (Math.max(sheet.width(), sheet.height()) + ENOUGH - 1) / ENOUGH);
        Result[] results;
        try {
            results = new QRCodeMultiReader()
                    .decodeMultiple(
                            new BinaryBitmap(new HybridBinarizer(new Smaller(sheet, factor))),
                            Map.of(DecodeHintType.TRY_HARDER, true));
        } catch (NotFoundException none) {
            return List.of();
        }
        List<Code> codes = new ArrayList<>();
        for (Result result : results) {
            if (codes.size() < MOST && !result.getText().isEmpty()) {
                codes.add(new Code(result.getText(), around(result.getResultPoints(), factor, sheet)));
            }
        }
        return codes;
    }

    private static Box around(ResultPoint[] points, int factor, Sheet sheet) {
        float left = sheet.width();
        float top = sheet.height();
        float right = 0;
        float bottom = 0;
        for (ResultPoint point : points) {
            left = Math.min(left, point.getX() * factor);
            top = Math.min(top, point.getY() * factor);
            right = Math.max(right, point.getX() * factor);
            bottom = Math.max(bottom, point.getY() * factor);
        }
        return Boxes.within(sheet, left, top, right, bottom);
    }

    /** The page in grey and smaller, each pixel the mean of a square. */
    private static final class Smaller extends LuminanceSource {
        private final byte[] matrix;

        Smaller(Sheet sheet, int factor) {
            super(sheet.width() / factor, sheet.height() / factor);
            matrix = new byte[getWidth() * getHeight()];
            int[] pixels = sheet.pixels();
            for (int y = 0; y < getHeight(); y++) {
                for (int x = 0; x < getWidth(); x++) {
                    int sum = 0;
                    for (int dy = 0; dy < factor; dy++) {
                        int row = (y * factor + dy) * sheet.width() + x * factor;
                        for (int dx = 0; dx < factor; dx++) {
                            int pixel = pixels[row + dx];
                            sum += (pixel >> 16 & 0xff) + 2 * (pixel >> 8 & 0xff) + (pixel & 0xff);
                        }
                    }
                    matrix[y * getWidth() + x] = (byte) (sum / (4 * factor * factor));
                }
            }
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] target = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
            System.arraycopy(matrix, y * getWidth(), target, 0, getWidth());
            return target;
        }

        @Override
        public byte[] getMatrix() {
            return matrix;
        }
    }
}
