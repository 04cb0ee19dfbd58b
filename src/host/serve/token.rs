//! The secret that the host's own page shows with every request to the API.

use std::fmt;
use std::hint::black_box;

use anyhow::Context;

/// 128 random bits, as 32 hexadecimal digits.
pub(crate) struct Token(String);

impl Token {
    /// Draws a new one.
    pub(crate) fn random() -> anyhow::Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).context("this system gives no random numbers")?;
        let number = u128::from_ne_bytes(bytes);
        Ok(Self(format!("{number:032x}")))
    }

    /// The token as it stands in the address that is printed at the start. It
    /// must not be written anywhere else.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Tells whether that is the token, in a time that does not depend on where
    /// the two differ.
    pub(crate) fn is(&self, shown: &[u8]) -> bool {
        let known = self.0.as_bytes();
        known.len() == shown.len()
            && known
                .iter()
                .zip(shown)
                .fold(0, |different, (a, b)| black_box(different | (a ^ b)))
                == 0
    }
}

/// Keeps the token out of whatever is printed for debugging.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_new_each_time_and_has_128_bits() {
        let [one, other] = [(); 2].map(|()| Token::random().unwrap());
        assert_ne!(one.reveal(), other.reveal());
        assert_eq!(one.reveal().len(), 32);
        assert!(one.reveal().bytes().all(|digit| digit.is_ascii_hexdigit()));
    }

    #[test]
    fn only_the_whole_token_is_the_token() {
        let token = Token("00ff".repeat(8));
        let right = token.reveal().to_owned();
        assert!(token.is(right.as_bytes()));
        for wrong in [
            String::new(),
            right[1..].to_owned(),
            format!("{right}0"),
            right.to_uppercase(),
            format!("1{}", &right[1..]),
            format!("{}0", &right[..31]),
        ] {
            assert!(!token.is(wrong.as_bytes()), "{wrong}");
        }
    }

    #[test]
    fn a_token_is_not_printed_by_accident() {
        let token = Token::random().unwrap();
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
