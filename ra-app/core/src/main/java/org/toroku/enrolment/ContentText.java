package org.toroku.enrolment;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.EnrolmentDesk.Explanation;

/**
 * Builds the readable application that is shown and signed (則6(2): the intent itself is signed, not a login
 * challenge). UTF-8 text in NFC with LF line ends, so that every device shows the very bytes it signs.
 */
final class ContentText {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT);

    private static final String APPLICANT = "【申込者 / Applicant】";

    private static final String KEY = "【公開鍵 / Public key】";

    private static final String RENEWAL = "【更新する電子証明書 / Certificate to be renewed】";
    private static final String ASSISTANCE = "【対面支援 / Assisted session】";
    private static final String STATUS_WATCH = "【有効期間中の照会への同意（任意） / Consent to later enquiries (optional)】";
    private static final String ORGANISATION = "【所属（認定対象外） / Organisation (outside accreditation)】";

    private final StringBuilder text = new StringBuilder();

    private ContentText() {}

    /**
     * What the server adds to what the applicant stated.
     *
     * @param confirmation the phrase that was typed; none on paper
     * @param statusWatch where it was consented to; a content without it is not one byte other than it was before there was one
     */
    record Making(
            UUID id,
            String caseNumber,
            String route,
            String nonce,
            Instant createdAt,
            Instant expiresAt,
            Optional<KeyStatement> key,
            Optional<RenewalStatement> renewal,
            Optional<OrganisationStatement> organisation,
            Optional<AssistanceStatement> assistance,
            Optional<String> confirmation,
            Optional<StatusWatchText> statusWatch) {}

    static String of(
            Making making,
            ApplicationForm form,
            Explanation japanese,
            Explanation english,
            EnrolmentDesk.Consent consent) {
        boolean paper = making.route().equals(Routes.PAPER);
        ContentText content = new ContentText();
        content.line("電子証明書利用申込書 / Application for an electronic certificate");
        content.line("");
        content.field("受付番号 / Case number", making.caseNumber());
        content.field("申込識別子 / Application id", making.id().toString());
        content.field("申込経路 / Route", route(making.route()));
        content.field("作成日時 / Made at", time(making.createdAt()));
        content.field(paper ? "書類の到着期限 / Documents to arrive by" : "署名期限 / To be signed by", time(making.expiresAt()));
        content.field("照合番号 / Nonce", making.nonce());
        content.line("");
        content.line(APPLICANT);
        content.applicant(form, making.route());
        content.line("");
        making.assistance().ifPresent(content::assistance);
        making.organisation().ifPresent(content::organisation);
        making.key().ifPresent(content::key);
        making.renewal().ifPresent(content::renewal);
        content.line("【重要事項の確認 / Important matters】");
        content.field("説明書の版 / Explanation version", consent.explanationVersion());
        content.field("表示日時 / Shown at", time(consent.shownAt()));
        for (int i = 0; i < japanese.items().size(); i++) {
            content.line("[確認しました / confirmed] " + japanese.items().get(i).text());
            content.line("    " + english.items().get(i).text());
        }
        content.line("");
        making.statusWatch().ifPresent(content::statusWatch);
        content.line("【申込みの意思 / Declaration】");
        content.line("私は、上記の内容に相違がないことを確認し、電子証明書の発行を申し込みます。");
        content.line(
                paper
                        ? "この申込書に署名または押印すると、電子証明書が発行され、本人の署名に用いられることを理解しています。"
                        : "この申込書に電子署名を行うと、電子証明書が発行され、本人の署名に用いられることを理解しています。");
        content.line("I confirm that the above is true and apply for an electronic certificate.");
        content.line(
                "I understand that signing this application leads to the issue of a certificate for my signatures.");
        if (!paper) {
            content.line(japanese.consequence());
            content.line(english.consequence());
        }
        making.confirmation().ifPresent(phrase -> content.field("確認の入力 / Typed in confirmation", phrase));
        return Normalizer.normalize(content.text, Normalizer.Form.NFC);
    }

    /** Whether a content that was signed states exactly this form. */
    static boolean states(String content, ApplicationForm form, String route) {
        return content.contains(stated(form, route));
    }

    /** Whether a content that was signed states exactly this key, and no other beside it. */
    static boolean states(String content, KeyStatement key) {
        return content.contains(stated(key)) && content.indexOf(KEY) == content.lastIndexOf(KEY);
    }

    /** Whether a content that was signed states exactly this renewal, and no other beside it. */
    static boolean states(String content, RenewalStatement renewal) {
        return content.contains(stated(renewal)) && content.indexOf(RENEWAL) == content.lastIndexOf(RENEWAL);
    }

    private static String stated(RenewalStatement renewal) {
        ContentText stated = new ContentText();
        stated.line("");
        stated.renewal(renewal);
        return Normalizer.normalize(stated.text, Normalizer.Form.NFC);
    }

    /** Whether a content that was signed states exactly this organisation, or none where none is given. */
    static boolean states(String content, Optional<OrganisationStatement> organisation) {
        String heading = "\n" + ORGANISATION + "\n";
        int first = content.indexOf(heading);
        return organisation
                .map(statement -> content.contains(stated(statement)) && first == content.lastIndexOf(heading))
                .orElse(first < 0);
    }

    /** Whether a content that was signed states exactly this session, or none where none is given. */
    static boolean statesSession(String content, Optional<AssistanceStatement> assistance) {
        String heading = "\n" + ASSISTANCE + "\n";
        int first = content.indexOf(heading);
        return assistance
                .map(statement -> content.contains(stated(statement)) && first == content.lastIndexOf(heading))
                .orElse(first < 0);
    }

    /** Whether a content that was signed consents to these words, once and to no others. */
    static boolean consents(String content, StatusWatchText statusWatch) {
        String heading = "\n" + STATUS_WATCH + "\n";
        int first = content.indexOf(heading);
        ContentText stated = new ContentText();
        stated.line("");
        stated.statusWatch(statusWatch);
        return first >= 0
                && first == content.lastIndexOf(heading)
                && content.contains(Normalizer.normalize(stated.text, Normalizer.Form.NFC));
    }

    private static String stated(AssistanceStatement assistance) {
        ContentText stated = new ContentText();
        stated.line("");
        stated.assistance(assistance);
        return Normalizer.normalize(stated.text, Normalizer.Form.NFC);
    }

    private static String stated(OrganisationStatement organisation) {
        ContentText stated = new ContentText();
        stated.line("");
        stated.organisation(organisation);
        return Normalizer.normalize(stated.text, Normalizer.Form.NFC);
    }

    private static String stated(KeyStatement key) {
        ContentText stated = new ContentText();
        stated.line("");
        stated.key(key);
        return Normalizer.normalize(stated.text, Normalizer.Form.NFC);
    }

    /** The part of the content that states the form, blank lines included, so that no field can go on behind it. */
    static String stated(ApplicationForm form, String route) {
        ContentText stated = new ContentText();
        stated.line("");
        stated.line(APPLICANT);
        stated.applicant(form, route);
        stated.line("");
        return Normalizer.normalize(stated.text, Normalizer.Form.NFC);
    }

    private static String route(String route) {
        return switch (route) {
            case Routes.PAPER -> "書面（郵送） / on paper, by post";
            case Routes.SIMULTANEOUS_KEY -> "マイナンバーカード（公開鍵の同時送信） / My Number Card, public key submitted with it";
            case Routes.RENEWAL -> "有効な電子証明書による更新 / renewal with a certificate in force";
            default -> "マイナンバーカード（自動） / My Number Card, automated";
        };
    }

    /** Concern 4.1: what an officer beside the applicant does and does not do, and what follows, is signed with the rest. */
    private void assistance(AssistanceStatement assistance) {
        line(ASSISTANCE);
        field("対面支援番号 / Session number", assistance.sessionNumber());
        line("登録局の係員が立ち会い、申込者本人が内容を読み、入力し、カードと暗証番号を扱います。係員は代わりに入力せず、暗証番号と再開コードを見ません。");
        line(
                "An officer of the registration authority attends. The applicant alone reads, types and uses card and password;"
                        + " the officer types nothing in the applicant's place and sees neither the password nor the resume code.");
        line("この申込みは自動では承諾されません。立ち会った係員が見たことを記録し、それを見て、立ち会った係員ではない者が審査し、諾否を決定します。");
        line(
                "This application is not accepted automatically. The officer records what they saw; with that before them, people who"
                        + " did not attend examine it and decide.");
        line("");
    }

    /** JPKI則35の2: by itself, in words of its own, and signed by the card that it is about. */
    private void statusWatch(StatusWatchText statusWatch) {
        line(STATUS_WATCH);
        field("文言の版 / Text version", statusWatch.version());
        line("[同意します / consented] " + statusWatch.japanese());
        line("    " + statusWatch.english());
        line("");
    }

    /** 則6(8): what the accreditation does not cover says so in the very text that is signed. */
    private void organisation(OrganisationStatement organisation) {
        line(ORGANISATION);
        field("組織名 / Organisation", organisation.organisation());
        field("法人番号 / Corporate number", organisation.corporateNumber());
        field("部署 / Department", organisation.department().orElse("なし / none"));
        field("役職 / Title", organisation.title().orElse("なし / none"));
        line("組織名・部署・役職は組織が示したもので、認定認証業務の認定の対象ではありません。");
        line("Organisation, department and title are stated by the organisation and are outside the accreditation.");
        line("");
    }

    /** In Base64 on one line each, so that nothing of a key can be taken for another line. */
    private void key(KeyStatement key) {
        line(KEY);
        field("アルゴリズム / Algorithm", key.algorithm());
        if (!key.accreditable()) {
            field(
                    "認定 / Accreditation",
                    "認定対象外。この方式の鍵の電子証明書は認定認証業務によるものではない（則2）"
                            + " / not accredited: a certificate for such a key is none of the accredited service");
        }
        field(
                "公開鍵情報 (SubjectPublicKeyInfo) / Public key",
                Base64.getEncoder().encodeToString(key.spki().toByteArray()));
        field("公開鍵情報のSHA-256 / SHA-256 of the public key", key.spki().sha256Hex());
        field("証明書発行要求のSHA-256 / SHA-256 of the certificate request", key.requestSha256());
        line("");
    }

    private void renewal(RenewalStatement renewal) {
        line(RENEWAL);
        field("シリアル番号 / Serial number", renewal.serial());
        field("証明書のSHA-256 / SHA-256 of the certificate", renewal.certificateSha256());
        field("有効期間の満了日時 / Valid until", time(renewal.notAfter()));
        field("本人確認を行った申込み / Case of the identity proofing", renewal.anchorCase());
        field("その証明書の発行日時 / Certificate of that case issued at", time(renewal.anchorIssuedAt()));
        field("新しい証明書の満了日時の上限 / New certificate ends at the latest", time(renewal.ceiling()));
        line("[申し立てます / stated] 上記の申込者の事項は、本人確認を行った申込みの時から変わっていません。");
        line("    The particulars of the applicant above have not changed since that identity proofing.");
        line("");
    }

    private void applicant(ApplicationForm form, String route) {
        field(
                "操作している者 / Who is operating",
                switch (form.operator()) {
                    case SELF -> "申込者本人 / the applicant in person";
                    case HELPED ->
                        "申込者本人（そばにいる人の手助けを受け、カードと暗証番号は本人が扱う） / the applicant in person, helped by somebody"
                                + " beside them; card and password are the applicant's alone";
                    case ASSISTED_BY_OFFICER ->
                        "申込者本人（対面支援：登録局の係員が立ち会う） / the applicant in person, in a session that an officer of the"
                                + " registration authority attends";
                    case PROXY -> "代理人 / a proxy";
                });
        field("氏名 / Name", form.fullName());
        field("フリガナ / Kana", form.familyNameKana() + "\u3000" + form.givenNameKana());
        field("ローマ字 / Romaji", form.familyNameRomaji() + " " + form.givenNameRomaji());
        field("旧氏 / Former name", form.formerName().orElse("なし / none"));
        field("生年月日 / Date of birth", date(form.birthDate()));
        field(
                "性別 / Sex",
                switch (form.sex()) {
                    case MALE -> "男 / male";
                    case FEMALE -> "女 / female";
                    case UNSTATED -> "記載しない / not stated";
                });
        field("郵便番号 / Postal code", form.postalCode());
        field("住所 / Address", form.address());
        field("電子メール / E-mail", form.email());
        field("電話 / Telephone", form.phone());
        field(
                "鍵の生成 / Key pair",
                route.equals(Routes.SIMULTANEOUS_KEY)
                        ? "申込者が生成し公開鍵を提出する / made by the applicant, who submits the public key"
                        : "認証局が生成し安全に引き渡す / made by the CA and handed over securely");
    }

    private void field(String label, String value) {
        line(label + ": " + value);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(JAPAN));
    }

    private static String date(LocalDate date) {
        // java.time knows the Japanese calendar from Meiji 6 on
        if (date.isBefore(LocalDate.of(1873, 1, 1))) {
            return date.toString();
        }
        JapaneseDate japanese = JapaneseDate.from(date);
        int year = japanese.get(ChronoField.YEAR_OF_ERA);
        return date + "（" + DateTimeFormatter.ofPattern("GGGG", Locale.JAPANESE).format(japanese)
                + (year == 1 ? "元" : year) + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日）";
    }
}
