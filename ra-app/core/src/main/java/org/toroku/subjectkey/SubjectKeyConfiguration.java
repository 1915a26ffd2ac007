package org.toroku.subjectkey;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of applicants' keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubjectKeySettings.class)
class SubjectKeyConfiguration {}
