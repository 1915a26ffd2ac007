package org.toroku.receipt;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of signed receipts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptSettings.class)
class ReceiptConfiguration {}
