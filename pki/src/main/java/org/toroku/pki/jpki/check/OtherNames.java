package org.toroku.pki.jpki.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * The otherNames of a certificate that JPKI defines, in whatever order they stand. Others are left alone: new items
 * appear from time to time (kana, 2026).
 */
final class OtherNames {
    /** The six items are numbered 1 to 6 under this arc. */
    private static final String ARC = "1.2.392.200149.8.5.5.";

    private static final String KNOWN = "123456";

    private final Map<Character, List<String>> values;

    private OtherNames(Map<Character, List<String>> values) {
        this.values = values;
    }

    /** May throw unchecked exceptions on hostile encodings. */
    static OtherNames of(ParsedCertificate certificate) {
        Map<Character, List<String>> values = new HashMap<>();
        certificate.extension(Extension.subjectAlternativeName).map(Extension::getParsedValue).stream()
                .flatMap(names -> Arrays.stream(GeneralNames.getInstance(names).getNames()))
                .filter(name -> name.getTagNo() == GeneralName.otherName)
                .map(name -> OtherName.getInstance(name.getName()))
                .filter(OtherNames::isKnown)
                .forEach(item -> values.computeIfAbsent(number(item), _ -> new ArrayList<>())
                        .add(text(item)));
        return new OtherNames(values);
    }

    private static boolean isKnown(OtherName item) {
        String oid = item.getTypeID().getId();
        return oid.length() == ARC.length() + 1 && oid.startsWith(ARC) && KNOWN.indexOf(number(item)) >= 0;
    }

    private static char number(OtherName item) {
        String oid = item.getTypeID().getId();
        return oid.charAt(oid.length() - 1);
    }

    /** Another string type than UTF8String gives no text, so that the item counts as malformed. */
    private static String text(OtherName item) {
        return item.getValue() instanceof ASN1UTF8String utf8 ? utf8.getString() : "";
    }

    boolean hasDuplicate() {
        return values.values().stream().anyMatch(found -> found.size() > 1);
    }

    boolean isComplete() {
        return values.size() == KNOWN.length();
    }

    /** The text of item {@code number}, {@code '1'} to {@code '6'}; empty text where it is absent. */
    String item(char number) {
        return values.getOrDefault(number, List.of("")).getFirst();
    }
}
