package org.toroku.assistance;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of assisted sessions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AssistanceSettings.class)
class AssistanceConfiguration {}
