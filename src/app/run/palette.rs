//! The colour of each variant, the same wherever the variant appears.

/// The class that carries a variant's colour, for each variant in turn. The
/// names that every exercise knows have colours of their own.
pub fn classes(variants: &[String]) -> Vec<&'static str> {
    let named = |name: &str| match name {
        "naive" => Some("naive"),
        "optimized" => Some("optimized"),
        // What a learner chose is theirs, too.
        "yours" | "chosen" => Some("yours"),
        _ => None,
    };
    let taken: Vec<_> = variants.iter().filter_map(|name| named(name)).collect();
    let free = ["optimized", "sky", "orange", "purple", "brown", "yours"]
        .into_iter()
        .filter(|class| !taken.contains(class));
    let mut free = free.cycle();
    variants
        .iter()
        .map(|name| named(name).or_else(|| free.next()).unwrap_or("naive"))
        .collect()
}

/// The class of one variant among its siblings.
pub fn class(variants: &[String], name: &str) -> &'static str {
    variants
        .iter()
        .position(|known| known == name)
        .and_then(|at| classes(variants).get(at).copied())
        .unwrap_or("naive")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn siblings_have_different_colours() {
        for names in [
            &["naive", "optimized"][..],
            &["naive", "boxed", "optimized", "shared", "columns"],
            &["naive", "boxed", "plain", "shared", "columns"],
            &["naive", "optimized", "one-at-a-time", "yours"],
            &["naive", "a", "b", "c", "d", "optimized", "yours"],
        ] {
            let variants: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            let mut classes = classes(&variants);
            classes.sort_unstable();
            classes.dedup();
            assert_eq!(classes.len(), variants.len(), "{names:?}");
            assert_eq!(class(&variants, "naive"), "naive");
        }
    }
}
