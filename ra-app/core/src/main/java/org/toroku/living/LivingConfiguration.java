package org.toroku.living;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of what is asked while a certificate is valid. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LivingSettings.class)
class LivingConfiguration {}
