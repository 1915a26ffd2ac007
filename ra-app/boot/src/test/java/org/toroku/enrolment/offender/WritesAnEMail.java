package org.toroku.enrolment.offender;

import jakarta.mail.internet.InternetAddress;

/** E-mail past the queue, its lease and its neutral words. */
public record WritesAnEMail(InternetAddress to) {}
