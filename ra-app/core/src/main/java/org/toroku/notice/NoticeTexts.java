package org.toroku.notice;

import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;

/**
 * Text of a notice per state, Japanese with English below. Rejections are neutral: death, move and loss of a card look
 * alike, and a relative may be reading.
 */
final class NoticeTexts {
    private NoticeTexts() {}

    static String of(String caseNumber, String route, ApplicationState state) {
        String body = switch (route) {
            case Routes.PAPER -> onPaper(state);
            case Routes.RENEWAL -> onRenewal(state);
            default -> body(state);
        };
        return "受付番号 / Case number: " + caseNumber + "\n\n" + body + "\n";
    }

    /** Whoever applied on paper has no card to have checked. */
    private static String onPaper(ApplicationState state) {
        return switch (state) {
            case REJECTED -> """
                お申込みを承諾できませんでした。理由は利用申込者の窓口でご確認ください。必要に応じて改めてお申し込みください。
                We could not accept your application. Please see the reason in the portal and apply again where appropriate.""";
            case CANCELLED -> """
                お申込みの手続を中止しました。電子証明書は発行されません。
                Your application has been stopped. No certificate will be issued.""";
            default -> body(state);
        };
    }

    /** Whoever renews has shown no card; what remains is an application with full proofing. */
    private static String onRenewal(ApplicationState state) {
        return switch (state) {
            case REJECTED -> """
                電子証明書を更新できませんでした。理由は利用申込者の窓口でご確認ください。マイナンバーカードまたは書面による新規のお申込みができます。
                Your certificate could not be renewed. Please see the reason in the portal. You can apply anew with a My Number Card or on paper.""";
            case CANCELLED -> """
                更新の手続を中止しました。新しい電子証明書は発行されません。マイナンバーカードまたは書面による新規のお申込みができます。
                The renewal has been stopped and no new certificate will be issued. You can apply anew with a My Number Card or on paper.""";
            default -> body(state);
        };
    }

    private static String body(ApplicationState state) {
        return switch (state) {
            case ISSUED -> """
                電子証明書を発行しました。期限までに受け取り、受領を届け出てください。届出がないときは失効します。
                Your certificate has been issued. Please fetch it and confirm receipt by the deadline; otherwise it is revoked.""";
            case REJECTED -> """
                お申込みを承諾できませんでした。カードの有効性を市区町村の窓口でご確認のうえ、必要に応じて改めてお申し込みください。
                We could not accept your application. Please check your card at your municipal office and apply again where appropriate.""";
            case CANCELLED -> """
                お申込みは取り消されました。カードの有効性を市区町村の窓口でご確認ください。
                Your application has been cancelled. Please check your card at your municipal office.""";
            case REVOKED_UNRECEIVED -> """
                期限までに受領の届出がなかったため、電子証明書を失効しました。改めてお申し込みください。
                Receipt was not confirmed by the deadline and the certificate has been revoked. Please apply again.""";
            case REVOKED -> """
                電子証明書は失効しました。お使いにならないでください。必要な場合は、改めてお申し込みください。
                Your certificate has been revoked. Please do not use it. Apply again if you still need one.""";
            case DELIVERED -> """
                受領の届出を受け付け、お預かりしていた秘密鍵を消去しました。
                Your receipt has been recorded and the private key we held has been destroyed.""";
            case WITHDRAWN -> """
                お申込みの取下げを承りました。電子証明書は発行されません。
                Your application has been withdrawn as you asked. No certificate will be issued.""";
            case AWAITING_DOCUMENTS -> """
                書類の到着をお待ちしています。利用申込者の窓口で必要な書類と期限をご確認ください。
                We are waiting for your documents. Please look up what to send, and by when, in the portal.""";
            case AWAITING_REPLY -> """
                照会書へのご回答をお待ちしています。お受け取りになり、署名のうえ期限までにご返送ください。
                We are waiting for your reply to our inquiry. Please sign it and return it by the deadline.""";
            case AWAITING_KEY -> """
                お客様の公開鍵をお待ちしています。本人限定受取郵便でお届けする利用者識別符号を、窓口で期限までにご入力ください。
                We are waiting for your public key. Please enter the identification code, which comes by addressee-only mail, in the portal by the deadline.""";
            case AWAITING_SIGNATURE, RECEIVED, PENDING_STATUS, REFERRED, ON_HOLD, ACCEPTED, EXPIRED -> """
                お申込みの状況が変わりました。利用申込者の窓口でご確認ください。
                The state of your application has changed. Please look it up in the portal.""";
        };
    }
}
