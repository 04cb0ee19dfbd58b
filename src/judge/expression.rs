//! Arithmetic on named figures, for what an exercise promises and for the
//! figures that its prose quotes: `naive.peak >= 4 * floor`.
//!
//! Whole numbers, `+ - * /` (which rounds down), `min(a, b)`, `max(a, b)`,
//! `power(n)` (the power of two that is not below n), parentheses, and one
//! comparison at the top. A name is letters, digits,
//! `.`, `_` and `-`; a `-` between blanks subtracts. A number may have `_` in
//! it. A name in quotes may have anything: `naive."bytes of a map"`.

/// Looks a name up; the error says that it is unknown, and which there are.
pub type Names<'a> = &'a dyn Fn(&str) -> Result<i128, String>;

/// The number that an expression stands for.
pub fn number(expression: &str, names: Names<'_>) -> Result<i128, String> {
    let mut reader = Reader::new(expression, names);
    let number = reader.sum()?;
    reader.end()?;
    Ok(number)
}

/// A comparison with the numbers on its sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// True if the comparison holds.
    pub holds: bool,
    /// The number on the left.
    pub left: i128,
    /// The number on the right.
    pub right: i128,
}

/// Evaluates a comparison.
pub fn comparison(expression: &str, names: Names<'_>) -> Result<Comparison, String> {
    let mut reader = Reader::new(expression, names);
    let left = reader.sum()?;
    let signs = ["==", "!=", "<=", ">=", "<", ">"];
    let Some(sign) = signs.into_iter().find(|sign| reader.takes(sign)) else {
        return Err(reader.expected("one of == != <= >= < >"));
    };
    let right = reader.sum()?;
    reader.end()?;
    let holds = match sign {
        "==" => left == right,
        "!=" => left != right,
        "<=" => left <= right,
        ">=" => left >= right,
        "<" => left < right,
        _ => left > right,
    };
    Ok(Comparison { holds, left, right })
}

/// Reads an expression from its beginning.
struct Reader<'a> {
    whole: &'a str,
    rest: &'a str,
    names: Names<'a>,
}

impl<'a> Reader<'a> {
    fn new(whole: &'a str, names: Names<'a>) -> Self {
        Self {
            whole,
            rest: whole.trim_start(),
            names,
        }
    }

    fn expected(&self, what: &str) -> String {
        let at = if self.rest.is_empty() {
            "at the end".to_owned()
        } else {
            format!("at `{}`", self.rest.trim_end())
        };
        format!("`{}` needs {what} {at}", self.whole.trim())
    }

    /// Takes a sign if it comes next.
    fn takes(&mut self, sign: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(sign) else {
            return false;
        };
        self.rest = rest.trim_start();
        true
    }

    fn end(&self) -> Result<(), String> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.expected("nothing more"))
        }
    }

    fn sum(&mut self) -> Result<i128, String> {
        let mut sum = self.product()?;
        loop {
            sum = if self.takes("+") {
                sum.checked_add(self.product()?)
            } else if self.takes("-") {
                sum.checked_sub(self.product()?)
            } else {
                return Ok(sum);
            }
            .ok_or_else(|| self.too_large())?;
        }
    }

    fn product(&mut self) -> Result<i128, String> {
        let mut product = self.term()?;
        loop {
            product = if self.takes("*") {
                product
                    .checked_mul(self.term()?)
                    .ok_or_else(|| self.too_large())?
            } else if self.takes("/") {
                let by = self.term()?;
                product
                    .checked_div_euclid(by)
                    .ok_or_else(|| format!("`{}` divides by 0", self.whole.trim()))?
            } else {
                return Ok(product);
            };
        }
    }

    fn too_large(&self) -> String {
        format!("`{}` is too large", self.whole.trim())
    }

    fn term(&mut self) -> Result<i128, String> {
        if self.takes("(") {
            let inner = self.sum()?;
            return self.closed(inner);
        }
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = self.word(|c| c.is_ascii_digit() || c == '_');
            return digits
                .replace('_', "")
                .parse()
                .map_err(|_| self.too_large());
        }
        let name = self.name();
        match name.as_str() {
            "" => Err(self.expected("a name or a number")),
            "min" | "max" if self.takes("(") => {
                let first = self.sum()?;
                if !self.takes(",") {
                    return Err(self.expected("`,`"));
                }
                let second = self.sum()?;
                let chosen = if name == "min" {
                    first.min(second)
                } else {
                    first.max(second)
                };
                self.closed(chosen)
            }
            "power" if self.takes("(") => {
                let number = self.sum()?;
                let power = u64::try_from(number).ok();
                let power = power.and_then(u64::checked_next_power_of_two);
                self.closed(power.ok_or_else(|| self.too_large())?.into())
            }
            name => (self.names)(name),
        }
    }

    fn closed(&mut self, inner: i128) -> Result<i128, String> {
        if self.takes(")") {
            Ok(inner)
        } else {
            Err(self.expected("`)`"))
        }
    }

    /// A name, its quoted parts without their quotes.
    fn name(&mut self) -> String {
        let mut name = String::new();
        loop {
            if let Some((quoted, rest)) = self
                .rest
                .strip_prefix('"')
                .and_then(|rest| rest.split_once('"'))
            {
                name.push_str(quoted);
                self.rest = rest;
                continue;
            }
            let rest = self.rest;
            let is_part = |(at, c): (usize, char)| {
                let joined = || {
                    let next = rest[at + 1..].chars().next();
                    at > 0 && next.is_some_and(char::is_alphanumeric)
                };
                c.is_alphanumeric() || c == '.' || c == '_' || (c == '-' && joined())
            };
            let end = rest.char_indices().find(|&part| !is_part(part));
            let (part, rest) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
            self.rest = rest;
            name.push_str(part);
            if part.is_empty() || !self.rest.starts_with('"') {
                self.rest = self.rest.trim_start();
                return name;
            }
        }
    }

    fn word(&mut self, is_part: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start();
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(name: &str) -> Result<i128, String> {
        match name {
            "naive.peak" => Ok(1_080_000),
            "get-size.peak" => Ok(7),
            "case.points" => Ok(10_000),
            "naive.bytes of a map, all" => Ok(108),
            _ => Err(format!("there is no figure `{name}`")),
        }
    }

    #[test]
    fn arithmetic_binds_as_it_should() {
        for (expression, result) in [
            ("24 * case.points + 96", 240_096),
            ("24 * (case.points + 96)", 242_304),
            ("naive.peak / case.points", 108),
            ("naive.peak - case.points - 1", 1_069_999),
            ("10 - 2 - 3", 5),
            ("7 / 2", 3),
            ("1_000_000", 1_000_000),
            ("get-size.peak", 7),
            ("get-size.peak - 2", 5),
            ("min(3, 2) + max(case.points, 1)", 10_002),
            ("power(1_023) + power(4) - power(0)", 1_027),
            ("naive.\"bytes of a map, all\" + 1", 109),
        ] {
            assert_eq!(number(expression, &names), Ok(result), "{expression}");
        }
    }

    #[test]
    fn a_comparison_gives_both_sides() {
        for (expression, holds) in [
            ("naive.peak > 4 * 24 * case.points", true),
            ("naive.peak == 1", false),
            ("1 <= 1", true),
            ("1 < 1", false),
            ("2 >= 1", true),
            ("2 != 1", true),
        ] {
            let comparison = comparison(expression, &names).unwrap();
            assert_eq!(comparison.holds, holds, "{expression}");
        }
        let sides = comparison("case.points == 3 * 4", &names).unwrap();
        assert_eq!((sides.left, sides.right), (10_000, 12));
    }

    #[test]
    fn what_is_no_expression_says_where() {
        for (expression, says) in [
            ("", "`` needs a name or a number at the end"),
            ("1 +", "needs a name or a number at the end"),
            ("(1", "needs `)` at the end"),
            ("1 2", "needs nothing more at `2`"),
            ("naive.peek", "there is no figure `naive.peek`"),
            ("1 / 0", "`1 / 0` divides by 0"),
            ("min(1)", "needs `,` at `)`"),
        ] {
            let error = number(expression, &names).unwrap_err();
            assert!(error.contains(says), "{expression}: {error}");
        }
        let error = comparison("1 + 1", &names).unwrap_err();
        assert!(error.contains("needs one of =="), "{error}");
    }
}
