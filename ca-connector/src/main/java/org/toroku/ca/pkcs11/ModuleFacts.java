package org.toroku.ca.pkcs11;

/** What a PKCS#11 module says about itself (C_GetInfo). */
public record ModuleFacts(String manufacturer, String description, String libraryVersion, String cryptokiVersion) {}
