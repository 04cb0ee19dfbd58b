//! Numbers as people read them; one format for page, terminal and prose.

/// A whole number with its thousands grouped: `1,284,256`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A signed number with its thousands grouped: `-1,024`.
pub fn grouped_signed(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(number.unsigned_abs()))
}

/// A number that is not negative, with that many decimals.
///
/// It is written through whole numbers: the standard library's exact decimals
/// would be several KiB of the page's module.
pub fn decimal(number: f64, decimals: u32) -> String {
    let unit = 10_u64.pow(decimals);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast to an integer saturates, which no figure here reaches"
    )]
    let scaled = (number * unit as f64).round() as u64;
    let (whole, rest) = (scaled / unit, scaled % unit);
    if decimals == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{rest:0width$}", width = decimals as usize)
    }
}

/// Bytes in the largest binary unit that leaves at least 1: `234.4 KiB`.
/// `None` below 1 KiB, where the exact number says it all.
pub fn binary_unit(bytes: u64) -> Option<String> {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    let mut scaled = bytes as f64 / 1024.0;
    if scaled < 1.0 {
        return None;
    }
    let mut unit = 0;
    // 1023.95 would print as 1024.0.
    while scaled >= 1023.95 && unit + 1 < UNITS.len() {
        scaled /= 1024.0;
        unit += 1;
    }
    Some(format!("{} {}", decimal(scaled, 1), UNITS[unit]))
}

/// Exact bytes, with the binary unit in brackets: `240,000 bytes (234.4 KiB)`.
pub fn bytes(bytes: u64) -> String {
    let noun = if bytes == 1 { "byte" } else { "bytes" };
    match binary_unit(bytes) {
        Some(unit) => format!("{} {noun} ({unit})", grouped(bytes)),
        None => format!("{} {noun}", grouped(bytes)),
    }
}

/// The ratio of one figure to another, at the precision a person wants: `5.35`,
/// `11.8`, `1,500`. `None` when the other is 0.
pub fn times(numerator: u64, denominator: u64) -> Option<String> {
    if denominator == 0 {
        return None;
    }
    let ratio = numerator as f64 / denominator as f64;
    Some(if ratio < 9.995 {
        decimal(ratio, 2)
    } else if ratio < 99.95 {
        decimal(ratio, 1)
    } else {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a ratio of two byte counts is positive and far below 2^63"
        )]
        grouped(ratio.round() as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_284_256, "1,284,256"),
            (u64::MAX, "18,446,744,073,709,551,615"),
        ] {
            assert_eq!(grouped(number), text);
        }
        assert_eq!(grouped_signed(-1_024), "-1,024");
        assert_eq!(grouped_signed(i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn bytes_are_exact_first() {
        for (number, text) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (1_023, "1,023 bytes"),
            (1_024, "1,024 bytes (1.0 KiB)"),
            (240_000, "240,000 bytes (234.4 KiB)"),
            (1_048_575, "1,048,575 bytes (1.0 MiB)"),
            (1 << 30, "1,073,741,824 bytes (1.0 GiB)"),
        ] {
            assert_eq!(bytes(number), text);
        }
    }

    #[test]
    fn decimals_are_rounded_and_padded() {
        for (number, decimals, text) in [
            (0.0, 0, "0"),
            (0.04, 1, "0.0"),
            (0.05, 1, "0.1"),
            (1.005, 1, "1.0"),
            (9.99, 1, "10.0"),
            (12.345, 3, "12.345"),
            (3.02, 2, "3.02"),
        ] {
            assert_eq!(decimal(number, decimals), text);
        }
    }

    #[test]
    fn ratios_keep_three_digits() {
        for (a, b, text) in [
            (5, 2, Some("2.50")),
            (9_999, 1_000, Some("10.0")),
            (117, 10, Some("11.7")),
            (150_000, 100, Some("1,500")),
            (0, 3, Some("0.00")),
            (3, 0, None),
        ] {
            assert_eq!(times(a, b).as_deref(), text);
        }
    }
}
