//! A learner who asks: a tab of a browser, behind an address that it may share.

/// The most bytes of a tab's name.
const NAME: usize = 64;

/// A learner who asks. Modules are shared by all; learners are told apart only
/// so that each gets a share of the compiler.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Learner {
    pub(super) address: String,
    tab: Option<String>,
}

impl Learner {
    /// Whoever is at that address and does not say in which tab.
    pub fn at(address: &str) -> Self {
        Self {
            address: address.to_owned(),
            tab: None,
        }
    }

    /// The same, in the tab of that name. What is no name is left out.
    #[must_use]
    pub fn in_tab(self, name: &str) -> Self {
        let named = (1..=NAME).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        Self {
            tab: named.then(|| name.to_owned()),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_has_a_name_of_letters_digits_and_hyphens() {
        let anyone = Learner::at("a");
        let long = "x".repeat(NAME);
        for name in ["1", "0a-F", &long] {
            assert_ne!(anyone.clone().in_tab(name), anyone, "{name}");
        }
        let too_long = "x".repeat(NAME + 1);
        for name in ["", " ", "a b", "a/b", "\u{e9}", "a\0", &too_long] {
            assert_eq!(anyone.clone().in_tab(name), anyone, "{name}");
        }
    }
}
