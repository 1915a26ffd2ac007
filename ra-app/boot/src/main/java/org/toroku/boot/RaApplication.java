package org.toroku.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The registration authority as one process. */
@SpringBootApplication(
        scanBasePackages = {
            "org.toroku.boot",
            "org.toroku.ui",
            "org.toroku.assignment",
            "org.toroku.assistance",
            "org.toroku.audit",
            "org.toroku.automaton",
            "org.toroku.check",
            "org.toroku.confirmation",
            "org.toroku.revocation",
            "org.toroku.living",
            "org.toroku.counter",
            "org.toroku.decision",
            "org.toroku.enrolment",
            "org.toroku.evidence",
            "org.toroku.gauges",
            "org.toroku.halted",
            "org.toroku.holder",
            "org.toroku.identity",
            "org.toroku.issuance",
            "org.toroku.matching",
            "org.toroku.notes",
            "org.toroku.notice",
            "org.toroku.officers",
            "org.toroku.organisation",
            "org.toroku.paper",
            "org.toroku.partner",
            "org.toroku.subjectkey",
            "org.toroku.renewal",
            "org.toroku.post",
            "org.toroku.receipt",
            "org.toroku.process",
            "org.toroku.profile",
            "org.toroku.studio",
            "org.toroku.wording"
        })
@EnableScheduling
public class RaApplication {
    public static void main(String[] args) {
        SpringApplication.run(RaApplication.class, args);
    }
}
