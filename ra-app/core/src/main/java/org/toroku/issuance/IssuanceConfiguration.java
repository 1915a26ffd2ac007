package org.toroku.issuance;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of issuing. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuanceSettings.class)
class IssuanceConfiguration {}
