package org.toroku.enrolment;

/**
 * What the application says of the session in which an officer attended.
 *
 * @param sessionNumber 対面支援番号; the officer is found by it, and is not named to the applicant
 */
public record AssistanceStatement(String sessionNumber) {}
