package org.toroku.testkit.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toroku.testkit.pki.Holder;

/** Parts of the body of {@code POST /api/v1/applications}, as a person writes them who is who the card says. */
public final class ApplicationBody {
    private ApplicationBody() {}

    public static Map<String, Object> form(Holder holder) {
        String[] name = holder.name().split("\u3000", 2);
        String date = holder.birthDate();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("familyName", name[0]);
        form.put("givenName", name[1]);
        form.put("familyNameKana", "トウロク");
        form.put("givenNameKana", "タロウ");
        form.put("familyNameRomaji", "TOROKU");
        form.put("givenNameRomaji", "TARO");
        form.put(
                "birthDate",
                date.substring(5, 7).equals("00")
                        ? "1950-01-01"
                        : date.substring(1, 5) + "-" + date.substring(5, 7) + "-" + date.substring(7, 9));
        form.put("sex", holder.sex().equals("1") ? "MALE" : "FEMALE");
        form.put("postalCode", "100-0001");
        form.put("address", holder.address());
        form.put("email", "taro@example.jp");
        form.put("phone", "03-1234-5678");
        form.put("operator", "SELF");
        return form;
    }

    /**
     * Of who agrees to everything in an explanation.
     *
     * @param items ids of what has to be acknowledged
     */
    public static Map<String, Object> consent(String version, List<String> items, String phrase) {
        Map<String, Object> consent = new LinkedHashMap<>();
        consent.put("explanationVersion", version);
        consent.put("acknowledgedItems", items);
        consent.put("phrase", phrase);
        return consent;
    }
}
