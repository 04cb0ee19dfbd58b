//! Made-up strings that look like those that the browser hands out.

use arbtest::arbitrary::{Result, Unstructured};

/// The time that a test with such strings takes, in milliseconds. With another
/// one in `ARBTEST_BUDGET_MS`, all take as long.
pub(crate) const BUDGET_MS: u64 = 500;

/// A string of these parts and of any characters, in any order.
pub(crate) fn string(input: &mut Unstructured<'_>, parts: &[&str]) -> Result<String> {
    let mut made = String::new();
    while !input.is_empty() {
        if input.ratio(3, 4)? {
            made.push_str(input.choose(parts)?);
        } else {
            made.push(input.arbitrary()?);
        }
    }
    Ok(made)
}
