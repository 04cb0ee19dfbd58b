//! flyweight-currency: transfers share their currencies, which are found by
//! code; what the table does not know is refused.

mod borrowed;
mod naive;
mod optimized;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

use arrayvec::ArrayString;
use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, finding, grown, layout,
};

/// A currency, as the bank's list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// The three letters that stand for it, such as `NOK`.
    pub code: String,
    /// The name, such as `Norwegian krone`.
    pub name: String,
    /// The number of an amount's digits after the point.
    pub decimals: u32,
}

/// A transfer, as it comes.
pub struct Transfer {
    /// The code of its currency, or what the sender took for one.
    pub code: String,
    /// The amount, without a point. Below 0 if it was paid out.
    pub amount: i64,
}

/// The bank's currencies, and the transfers of a day.
pub struct Case {
    /// The currencies that the bank knows. Each can be taken once.
    pub currencies: Source<Currency>,
    /// The transfers. Each can be taken once.
    pub transfers: Source<Transfer>,
    rates: BTreeMap<String, i64>,
    count: usize,
    known: usize,
}

impl Case {
    /// The worth of an amount in cents, at the rate of the day, rounded down.
    ///
    /// # Panics
    ///
    /// If transfers are still to come: the rates are known after the last one.
    /// And if there is no rate for the currency's code.
    #[track_caller]
    pub fn cents(&self, amount: i64, currency: &Currency) -> i64 {
        self.transfers.require_all_taken("the rate", "transfers");
        let Currency { code, decimals, .. } = currency;
        let Some(rate) = self.rates.get(code) else {
            panic!(
                "there is no rate for “{code}”: refuse a transfer whose code \
                 is not in the bank's list"
            )
        };
        assert!(
            *decimals <= 3,
            "{code} has {decimals} decimals, of 3 at most"
        );
        (amount * rate).div_euclid(RATE_UNITS * 10_i64.pow(*decimals))
    }
}

/// The statement: the rows that were added to it, in their order, and the
/// transfers that were refused.
#[derive(Default, PartialEq)]
pub struct Answer {
    rows: u64,
    refused: u64,
    first_refused: ArrayString<4>,
    balance: i128,
    lowest: i128,
    mixed_rows: u64,
    mixed_refused: u64,
}

impl Answer {
    /// Refuses a transfer: its place among all, from 0, and its code.
    pub fn refuse(&mut self, place: usize, code: &str) {
        if self.refused == 0 {
            self.first_refused = ArrayString::from(code).unwrap_or_default();
        }
        self.refused += 1;
        mix(&mut self.mixed_refused, place as u64);
        mix_bytes(&mut self.mixed_refused, code);
    }

    /// Adds a row: what the transfer is worth, and its currency's name.
    pub fn add(&mut self, cents: i64, name: &str) {
        self.rows += 1;
        self.balance += i128::from(cents);
        self.lowest = self.lowest.min(self.balance);
        mix(&mut self.mixed_rows, cents.cast_unsigned());
        mix_bytes(&mut self.mixed_rows, name);
    }
}

fn mix(mixed: &mut u64, number: u64) {
    *mixed = Random::new(*mixed ^ number).bits();
}

fn mix_bytes(mixed: &mut u64, bytes: &str) {
    mix(mixed, bytes.len() as u64);
    bytes.bytes().for_each(|byte| mix(mixed, u64::from(byte)));
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [rows, refused] = [self.rows, self.refused].map(text::grouped);
        let mixed = self.mixed_rows ^ self.mixed_refused.rotate_left(1);
        write!(
            f,
            "{rows} rows, the lowest balance {} cents; {refused} refused",
            self.lowest
        )?;
        if self.refused > 0 {
            write!(f, ", the first for “{}”", self.first_refused)?;
        }
        write!(f, "; checksum {mixed:016x}")
    }
}

/// The exercise.
pub struct FlyweightCurrency;

/// A rate is in so many parts of a cent, for one whole unit of a currency.
const RATE_UNITS: i64 = 1_000;

/// A rate is below this.
const RATES: u64 = 2_000_000;

/// The bits of an amount.
const AMOUNT_BITS: u32 = 36;

/// Countries by two letters, as the codes of currencies begin.
const COUNTRIES: [(&str, &str); 30] = [
    ("AU", "Australian"),
    ("BR", "Brazilian"),
    ("CA", "Canadian"),
    ("CH", "Swiss"),
    ("CL", "Chilean"),
    ("CN", "Chinese"),
    ("CO", "Colombian"),
    ("CZ", "Czech"),
    ("DK", "Danish"),
    ("EG", "Egyptian"),
    ("FI", "Finnish"),
    ("GB", "British"),
    ("HU", "Hungarian"),
    ("IN", "Indian"),
    ("IS", "Icelandic"),
    ("JP", "Japanese"),
    ("KE", "Kenyan"),
    ("KR", "Korean"),
    ("MA", "Moroccan"),
    ("MX", "Mexican"),
    ("NG", "Nigerian"),
    ("NO", "Norwegian"),
    ("NZ", "New Zealand"),
    ("PE", "Peruvian"),
    ("PL", "Polish"),
    ("SE", "Swedish"),
    ("SG", "Singapore"),
    ("TH", "Thai"),
    ("TR", "Turkish"),
    ("ZA", "South African"),
];

/// Units by one letter, as the codes of currencies end.
const UNITS: [(&str, &str); 14] = [
    ("D", "dollar"),
    ("E", "escudo"),
    ("F", "franc"),
    ("G", "guilder"),
    ("H", "hryvnia"),
    ("K", "krone"),
    ("L", "lira"),
    ("M", "mark"),
    ("P", "peso"),
    ("R", "rupee"),
    ("S", "shilling"),
    ("T", "taka"),
    ("W", "won"),
    ("Z", "zloty"),
];

/// All currencies that there could be, in a random order.
fn currencies(random: &mut Random) -> Vec<Currency> {
    let mut all = Vec::with_capacity(COUNTRIES.len() * UNITS.len());
    for (country, adjective) in COUNTRIES {
        for (unit, noun) in UNITS {
            all.push(Currency {
                code: format!("{country}{unit}"),
                name: format!("{adjective} {noun}"),
                decimals: [0, 2, 2, 3][random.index(4)],
            });
        }
    }
    for i in 0..all.len() {
        let other = i + random.index(all.len() - i);
        all.swap(i, other);
    }
    all
}

/// A code that the bank does not know: one in four is a known one in small
/// letters, the others look like known ones.
fn unknown_code(
    random: &mut Random,
    all: &[Currency],
    known: usize,
) -> String {
    let (known, unknown) = all.split_at(known);
    if random.index(4) == 0 {
        known[random.index(known.len())].code.to_ascii_lowercase()
    } else {
        unknown[random.index(unknown.len())].code.clone()
    }
}

/// So many transfers, and so many of them of currencies that the bank does not
/// know, wherever they are.
fn transfers(
    random: Random,
    count: usize,
    unknown: usize,
    all: Vec<Currency>,
    known: usize,
) -> Source<Transfer> {
    let (left, unknown_left) = (Cell::new(count), Cell::new(unknown));
    Source::new(random, count, move |random| {
        let is_unknown = random.index(left.get()) < unknown_left.get();
        left.set(left.get() - 1);
        let code = if is_unknown {
            unknown_left.set(unknown_left.get() - 1);
            unknown_code(random, &all, known)
        } else {
            all[random.index(known)].code.clone()
        };
        let amount = random.below(1 << AMOUNT_BITS).cast_signed();
        Transfer { code, amount: amount - (1 << (AMOUNT_BITS - 1)) }
    })
}

impl Exercise for FlyweightCurrency {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "flyweight-currency";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "transfers",
            label: "Transfers",
            default: 120_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 300_000],
        },
        KnobSpec {
            name: "currencies",
            label: "Currencies that the bank knows",
            default: 150,
            min: 1,
            max: 400,
            scale: Scale::Linear,
            sweep: &[],
        },
        KnobSpec {
            name: "unknown",
            label: "Transfers with an unknown code, in percent",
            default: 2,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "borrowed", solve: borrowed::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("transfers", 0)],
        &[("transfers", 1), ("currencies", 1), ("unknown", 0)],
        &[("transfers", 1), ("unknown", 100)],
        &[("transfers", 3), ("currencies", 1), ("unknown", 50)],
        &[("transfers", 10), ("currencies", 400)],
        &[("transfers", 1_023), ("unknown", 0)],
        &[("transfers", 1_024), ("currencies", 300)],
        &[("transfers", 5_000), ("unknown", 100)],
    ];

    fn case(values: &Values) -> Case {
        let count: usize = values.count("transfers");
        let known: usize = values.count("currencies");
        let unknown = count * values.count::<usize>("unknown") / 100;
        let mut random = values.random_of_exercise();
        let all = currencies(&mut random);
        let listed = all[..known].to_vec();
        let rate = |currency: &Currency| {
            let rate = 1 + random.below(RATES - 1).cast_signed();
            (currency.code.clone(), rate)
        };
        let rates = listed.iter().map(rate).collect();
        let next = Cell::new(0);
        let currencies = Source::new(Random::new(0), known, move |_| {
            listed[next.replace(next.get() + 1)].clone()
        });
        let transfers = transfers(values.random(), count, unknown, all, known);
        Case { currencies, transfers, rates, count, known: count - unknown }
    }

    fn floor(case: &Case) -> u64 {
        // The amounts of the transfers that are not refused.
        case.known as u64 * u64::from(AMOUNT_BITS) / 8
    }

    fn budget(case: &Case) -> u64 {
        // An amount and an address, of a `u32` as in WebAssembly, in a list
        // that grows by doubling; but no strings. And for each currency its
        // block, its strings, and entries of two tables.
        grown::<(i64, u32)>(case.count)
            + 200 * case.rates.len() as u64
            + (1 << 10)
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let layout = match variant {
            "naive" => layout!(
                naive::Kept as "Kept"; amount: i64, currency: Currency,
            ),
            "borrowed" => layout!(
                borrowed::Kept as "Kept, with a reference";
                amount: i64, currency: &Currency,
            ),
            "optimized" => layout!(
                optimized::Kept as "Kept, with an Rc";
                amount: i64, currency: std::rc::Rc<Currency>,
            ),
            _ => return Vec::new(),
        };
        let table = FindingTable::Layouts(vec![layout]);
        vec![finding("A transfer in the list", table)]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use protocol::random::Random;

    use super::{Answer, currencies, unknown_code};

    #[test]
    fn all_currencies_differ_in_code_and_in_name() {
        let all = currencies(&mut Random::new(1));
        let codes: HashSet<&str> = all.iter().map(|c| &*c.code).collect();
        let names: HashSet<&str> = all.iter().map(|c| &*c.name).collect();
        assert_eq!((codes.len(), names.len()), (all.len(), all.len()));
        assert!(codes.iter().all(|code| code.len() == 3));
    }

    #[test]
    fn an_unknown_code_is_none_of_the_known_ones() {
        let random = &mut Random::new(1);
        let all = currencies(random);
        for known in [1, 150, 400] {
            for _ in 0..1_000 {
                let code = unknown_code(random, &all, known);
                assert!(all[..known].iter().all(|c| c.code != code));
            }
        }
    }

    #[test]
    fn a_statement_depends_on_all_that_it_is_told_and_on_the_order() {
        let statement = |rows: &[(i64, &str)], refused: &[(usize, &str)]| {
            let mut answer = Answer::default();
            for (cents, name) in rows {
                answer.add(*cents, name);
            }
            for (place, code) in refused {
                answer.refuse(*place, code);
            }
            answer.to_string()
        };
        let (a, b) = ((-5, "krone"), (7, "franc"));
        let all = [
            statement(&[a, b], &[]),
            statement(&[b, a], &[]),
            statement(&[a], &[]),
            statement(&[a, (7, "Franc")], &[]),
            statement(&[a, (8, "franc")], &[]),
            statement(&[a, b], &[(2, "NOX")]),
            statement(&[a, b], &[(3, "NOX")]),
            statement(&[a, b], &[(2, "nox")]),
            statement(&[a, b], &[(2, "NOX"), (3, "NOX")]),
            statement(&[a, b], &[(3, "NOX"), (2, "NOX")]),
        ];
        let different: HashSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len());
    }
}
