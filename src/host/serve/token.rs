//! The secrets that requests to the API show: the token of the host's own pages,
//! and the short code of a lecture's room.

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
        are_equal(self.0.as_bytes(), shown)
    }
}

fn are_equal(known: &[u8], shown: &[u8]) -> bool {
    known.len() == shown.len()
        && known
            .iter()
            .zip(shown)
            .fold(0, |different, (a, b)| black_box(different | (a ^ b)))
            == 0
}

/// The signs of a code: none is taken for another when it is read from a wall.
const SIGNS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// The signs of it that a code has. Guessed at the rate that the host allows, one
/// takes weeks.
const CODE_LENGTH: usize = 6;

/// The code of a lecture's room, which a whole hall reads from the wall. It lets
/// a phone vote, and no more.
#[derive(Debug)]
pub(crate) struct Code(String);

impl Code {
    /// Draws a new one.
    pub(crate) fn random() -> anyhow::Result<Self> {
        let mut code = String::new();
        while code.len() < CODE_LENGTH {
            let mut byte = [0];
            getrandom::fill(&mut byte).context("this system gives no random numbers")?;
            // Those beyond the last whole turn would favour the first signs.
            let turns = u8::MAX as usize / SIGNS.len() * SIGNS.len();
            let at = usize::from(byte[0]);
            if at < turns {
                code.push(char::from(SIGNS[at % SIGNS.len()]));
            }
        }
        Ok(Self(code))
    }

    /// The code as it is read from the wall.
    pub(crate) fn shown(&self) -> &str {
        &self.0
    }

    /// Tells whether that is the code, typed in whatever case.
    pub(crate) fn is(&self, shown: &[u8]) -> bool {
        are_equal(self.0.as_bytes(), &shown.to_ascii_lowercase())
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
    fn a_code_is_six_signs_that_are_read_from_afar() {
        for _ in 0..50 {
            let code = Code::random().unwrap();
            assert_eq!(code.shown().len(), 6);
            assert!(
                !code.shown().contains(['0', '1', 'i', 'l', 'o']),
                "{code:?}"
            );
            assert!(code.is(code.shown().as_bytes()));
            assert!(code.is(code.shown().to_uppercase().as_bytes()));
            assert!(!code.is(&code.shown().as_bytes()[1..]));
            assert!(!code.is(format!("{} ", code.shown()).as_bytes()));
        }
        assert_ne!(
            Code::random().unwrap().shown(),
            Code::random().unwrap().shown()
        );
    }

    #[test]
    fn a_token_is_not_printed_by_accident() {
        let token = Token::random().unwrap();
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
