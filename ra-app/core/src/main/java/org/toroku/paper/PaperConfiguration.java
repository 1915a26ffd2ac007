package org.toroku.paper;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of the paper route. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaperSettings.class)
class PaperConfiguration {}
