package org.toroku.confirmation;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of letters of confirmation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConfirmationSettings.class)
class ConfirmationConfiguration {}
