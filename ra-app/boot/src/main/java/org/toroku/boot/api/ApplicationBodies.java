package org.toroku.boot.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.ContentToSign;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyInput;

/** JSON bodies of the API; absent values are null here and nowhere behind. */
final class ApplicationBodies {
    private ApplicationBodies() {}

    record Application(
            @Nullable Form form,
            @Nullable Agreement consent,
            @Nullable String deviceId,
            @Nullable Key key,
            @Nullable String renews) {
        /** The certificate to be renewed; empty where it is not Base64. */
        Optional<Der> certificate() {
            try {
                return Optional.ofNullable(renews)
                        .map(text -> Der.of(Base64.getMimeDecoder().decode(text)));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Application[masked]";
        }
    }

    /** @param request Base64 of PKCS#10 or CRMF in DER */
    record Key(
            @Nullable String request,
            KeyInput.@Nullable Origin madeIn,
            @Nullable Device device) {
        /** Empty where there is no request in Base64, or what is said of the device is too long. */
        Optional<KeyInput> toInput() {
            if (request == null
                    || madeIn == null
                    || device != null && !device.toDevice().reasonable()) {
                return Optional.empty();
            }
            try {
                Der der = Der.of(Base64.getMimeDecoder().decode(request));
                return Optional.of(
                        new KeyInput(der, madeIn, Optional.ofNullable(device).map(Device::toDevice)));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "Key[" + madeIn + "]";
        }

        record Device(
                @Nullable String model,
                @Nullable String os,
                @Nullable String keyStore,
                @Nullable String attestation) {
            private KeyInput.Device toDevice() {
                return new KeyInput.Device(word(model), word(os), word(keyStore), word(attestation));
            }

            private static String word(@Nullable String said) {
                return Objects.requireNonNullElse(said, "");
            }

            @Override
            public String toString() {
                return "Device[masked]";
            }
        }
    }

    record KeyUnderCode(@Nullable String code, @Nullable Key key) {
        @Override
        public String toString() {
            return "KeyUnderCode[masked]";
        }
    }

    record KeyReceived(Instant receivedAt) {}

    /** @param outsideAccreditation kinds of key that are taken although certificates for them are not accredited */
    record KeySubmission(boolean simultaneous, List<String> outsideAccreditation) {}

    record Form(
            @Nullable String familyName,
            @Nullable String givenName,
            @Nullable String familyNameKana,
            @Nullable String givenNameKana,
            @Nullable String familyNameRomaji,
            @Nullable String givenNameRomaji,
            @Nullable String formerName,
            @Nullable LocalDate birthDate,
            ApplicationForm.@Nullable Sex sex,
            @Nullable String postalCode,
            @Nullable String address,
            @Nullable String email,
            @Nullable String phone,
            ApplicationForm.@Nullable Operator operator) {
        /** Required things that are not texts; the desk cannot be asked about what is not there. */
        List<FieldProblem> missing() {
            List<FieldProblem> missing = new ArrayList<>();
            if (birthDate == null) {
                missing.add(new FieldProblem("birthDate", "required"));
            }
            if (operator == null) {
                missing.add(new FieldProblem("operator", "required"));
            }
            return missing;
        }

        /** Only for a form without anything missing; what stands in for it is refused. */
        ApplicationForm toForm() {
            return new ApplicationForm(
                    text(familyName),
                    text(givenName),
                    text(familyNameKana),
                    text(givenNameKana),
                    text(familyNameRomaji),
                    text(givenNameRomaji),
                    Optional.ofNullable(formerName).filter(name -> !name.isBlank()),
                    birthDate == null ? LocalDate.of(1, 1, 1) : birthDate,
                    sex == null ? ApplicationForm.Sex.UNSTATED : sex,
                    text(postalCode),
                    text(address),
                    text(email),
                    text(phone),
                    // who operates is never assumed in the applicant's favour
                    operator == null ? ApplicationForm.Operator.PROXY : operator);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }

        @Override
        public String toString() {
            return "Form[masked]";
        }
    }

    record Agreement(
            @Nullable String explanationVersion,
            @Nullable Instant shownAt,
            @Nullable List<@Nullable String> acknowledgedItems,
            @Nullable String phrase,
            @Nullable String statusWatch) {
        Consent toConsent(Instant now) {
            return new Consent(
                    explanationVersion == null ? "" : explanationVersion,
                    shownAt == null ? now : shownAt,
                    acknowledgedItems == null
                            ? List.of()
                            : acknowledgedItems.stream()
                                    .filter(Objects::nonNull)
                                    .toList(),
                    phrase == null ? "" : phrase,
                    Optional.ofNullable(statusWatch));
        }
    }

    record Created(String id, String token, String caseNumber, Content content) {
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    /** @param bytes Base64 of exactly what is to be signed */
    record Content(String bytes, String sha256, Instant expiresAt) {
        static Content of(ContentToSign content) {
            return new Content(
                    Base64.getEncoder().encodeToString(content.bytes().toByteArray()),
                    content.sha256(),
                    content.expiresAt());
        }

        @Override
        public String toString() {
            return "Content[" + sha256 + "]";
        }
    }

    /**
     * Either {@code cms}, or {@code signature} with {@code certificate}; all Base64.
     *
     * @param displayedSha256 hex, of what the app showed to the applicant
     */
    record Signature(
            @Nullable String cms,
            @Nullable String signature,
            @Nullable String certificate,
            @Nullable String displayedSha256) {}

    record Received(String caseNumber, Instant receivedAt) {}

    /**
     * What a renewal would be.
     *
     * @param certificate Base64 of the DER
     */
    record Renewal(
            ApplicationForm form,
            String certificate,
            String anchorCase,
            Instant anchorIssuedAt,
            Instant notAfterCeiling) {
        @Override
        public String toString() {
            return "Renewal[masked]";
        }
    }

    /** @param code of the letter; only applications on paper have one */
    record PickUp(@Nullable String passphrase, @Nullable String code) {
        @Override
        public String toString() {
            return "PickUp[masked]";
        }
    }

    record Confirmed(Instant confirmedAt) {}

    record Explanation(
            String version, String text, List<Item> items, String consequence, String phrase, StatusWatch statusWatch) {
        record Item(String id, String text) {}

        /** To be consented to or not, by naming its version in the consent. */
        record StatusWatch(String version, String text) {}

        static Explanation of(org.toroku.enrolment.EnrolmentDesk.Explanation explanation) {
            return new Explanation(
                    explanation.version(),
                    explanation.text(),
                    explanation.items().stream()
                            .map(item -> new Item(item.id(), item.text()))
                            .toList(),
                    explanation.consequence(),
                    explanation.phrase(),
                    new StatusWatch(
                            explanation.statusWatch().version(),
                            explanation.statusWatch().text()));
        }
    }
}
