/* base: sanitize, SANITIZED is 1 in a build with AddressSanitizer (GCC says so by a macro, Clang by a feature), else 0. */
#ifndef DENGBAO_BASE_SANITIZE_H
#define DENGBAO_BASE_SANITIZE_H
#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined __SANITIZE_ADDRESS__ || __has_feature(address_sanitizer)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif
#endif
