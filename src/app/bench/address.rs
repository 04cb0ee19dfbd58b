//! The part of an address that says how a bench is looked at. What it cannot
//! mean is told in words.

use judge::Measure;
use protocol::{Content, Knob};

use super::hook::BenchHandle;
use super::view::{LineView, Order, View};
use crate::query::Query;
use crate::run::Settings;

/// The wishes of an address, with the defaults for the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The open view.
    pub view: View,
    /// The chosen view of the lines.
    pub line_view: LineView,
    /// The knob whose sizes are compared, if it is not the first.
    pub grow: Option<String>,
    /// The seed of the learner's random cases.
    pub seed: Option<u32>,
    /// True if Python's figures are asked for.
    pub python: bool,
    /// A sentence for each wish in vain, with what is shown instead.
    pub misread: Vec<String>,
}

/// The moment that is offered first, as a share of the calls in percent.
const MOMENT: u32 = 50;

/// The knobs whose sizes can be compared.
pub fn sweeps(content: &Content) -> impl Iterator<Item = &Knob> {
    content.knobs.iter().filter(|knob| !knob.sweep.is_empty())
}

impl Asked {
    /// Reads a query; `views` are those that the page may show.
    pub fn read(content: &Content, query: &Query, views: &[View], default: View) -> Self {
        let mut misread = Vec::new();
        let mut find = |name: &str, what: &str, instead: &str, known: &dyn Fn(&str) -> bool| {
            let asked = query.get(name)?;
            if known(asked) {
                return Some(asked.to_owned());
            }
            misread.push(format!(
                "The address asks for the {what} “{}”, which there is none of here: {instead}.",
                cut(asked)
            ));
            None
        };
        let named = |asked: &str| views.iter().find(|view| view.name() == asked).cloned();
        let open = format!("{} is open", default.label());
        let view = find("view", "tab", &open, &|asked| named(asked).is_some());
        let view = view.and_then(|asked| named(&asked)).unwrap_or(default);

        let usual = LineView::default_measure(content.entry.headline);
        let named = |asked: &str| {
            let mut all = Measure::ALL.into_iter();
            all.find(|measure| measure.name() == asked)
        };
        let instead = format!("lines show “{}”", usual.label());
        let measure = find("measure", "figure of lines", &instead, &|it| {
            named(it).is_some()
        });
        let measure = measure.and_then(|asked| named(&asked)).unwrap_or(usual);

        let order = find("order", "order of lines", "most bytes come first", &|it| {
            Order::named(it).is_some()
        });
        let order = order.and_then(|asked| Order::named(&asked));
        let percent = |asked: &str| {
            let percent = asked.parse::<u32>().ok()?;
            (1..=100).contains(&percent).then_some(percent)
        };
        let instead = format!("it stands at {MOMENT}, between 1 and 100");
        let moment = find("moment", "moment", &instead, &|it| percent(it).is_some());
        let moment = moment.and_then(|asked| percent(&asked));

        let first = sweeps(content).next().map(|knob| knob.label.as_str());
        let instead = format!("sizes of {} are", first.unwrap_or("no knob"));
        let grow = find("grow", "comparison of sizes of", &instead, &|asked| {
            sweeps(content).any(|knob| knob.name == asked)
        });
        let drawn = |asked: &str| asked.parse::<u32>().ok();
        let seed = find(
            "seed",
            "seed",
            "one is drawn with each press of Run",
            &|it| drawn(it).is_some(),
        );
        let seed = seed.and_then(|asked| drawn(&asked));
        let python = find(
            "python",
            "choice of Python’s figures",
            "they are not shown",
            &|it| it == "1",
        );
        Self {
            view,
            line_view: LineView {
                measure,
                order: order.unwrap_or(Order::Bytes),
                moment: moment.unwrap_or(MOMENT),
            },
            grow,
            seed,
            python: python.is_some(),
            misread,
        }
    }

    /// The query that asks for the same.
    pub fn query(&self, content: &Content, default: &View) -> Query {
        let mut query = Query::default();
        let mut add = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                query = std::mem::take(&mut query).with(name, &value);
            }
        };
        let LineView {
            measure,
            order,
            moment,
        } = self.line_view;
        let view = (self.view != *default).then(|| self.view.name().to_owned());
        add("view", view);
        // Bytes live at a moment are no part of it: they need another trace.
        let usual = [
            LineView::default_measure(content.entry.headline),
            Measure::AtEvent,
        ];
        add(
            "measure",
            (!usual.contains(&measure)).then(|| measure.name().to_owned()),
        );
        add(
            "order",
            (order != Order::Bytes).then(|| order.name().to_owned()),
        );
        add("moment", (moment != MOMENT).then(|| moment.to_string()));
        let first = sweeps(content).next().map(|knob| &knob.name);
        add("grow", self.grow.clone().filter(|grow| Some(grow) != first));
        add("seed", self.seed.map(|seed| seed.to_string()));
        add("python", self.python.then(|| "1".to_owned()));
        query
    }
}

/// The start of what somebody has typed.
fn cut(asked: &str) -> String {
    asked.chars().take(40).collect()
}

impl BenchHandle {
    /// The query that reproduces what is seen.
    pub fn query(&self) -> Query {
        self.query_of(&self.settings, &self.view)
    }

    /// The same with other knobs, and another view.
    pub fn query_of(&self, settings: &Settings, view: &View) -> Query {
        let growth = self.machine.growth();
        let asked = Asked {
            view: view.clone(),
            line_view: *self.line_view,
            grow: growth
                .map(|growth| growth.knob().name.clone())
                .or_else(|| self.grow.clone()),
            seed: self.seed,
            python: *self.python,
            misread: Vec::new(),
        };
        let query = asked.query(&self.content, &self.default_view());
        settings.add_to(&self.content.knobs, query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn read(search: &str) -> (Content, Asked) {
        let mut content = samples::content();
        let mut second = samples::knob();
        second.name = "tags".to_owned();
        content.knobs.push(second);
        let views = View::all(&content, true);
        let asked = Asked::read(&content, &Query::parse(search), &views, View::Yours);
        (content, asked)
    }

    #[test]
    fn what_is_looked_at_is_written_and_read_again() {
        for search in [
            "",
            "?view=time",
            "?view=naive&measure=retained&order=source",
            "?view=growth&grow=tags",
            "?view=time&moment=30",
            "?seed=7&python=1",
        ] {
            let (content, asked) = read(search);
            assert_eq!(asked.misread, [""; 0], "{search}");
            assert_eq!(asked.query(&content, &View::Yours).search(), search);
        }
    }

    #[test]
    fn defaults_are_not_in_an_address() {
        let (content, asked) =
            read("?view=yours&order=bytes&moment=50&grow=points&measure=at-peak");
        assert_eq!(asked.query(&content, &View::Yours).search(), "");
    }

    #[test]
    fn what_an_address_asks_for_in_vain_is_said_with_what_is_shown() {
        for (search, said) in [
            (
                "?view=nothing",
                "the tab “nothing”, which there is none of here: yours.rs is open.",
            ),
            ("?measure=most", "the figure of lines “most”"),
            ("?order=up", "most bytes come first."),
            (
                "?moment=0",
                "the moment “0”, which there is none of here: it stands at 50",
            ),
            ("?moment=101", "the moment “101”"),
            ("?grow=x", "sizes of Points are."),
            ("?seed=-1", "the seed “-1”"),
            ("?python=yes", "they are not shown."),
        ] {
            let (content, asked) = read(search);
            assert_eq!(asked.misread.len(), 1, "{search}: {:?}", asked.misread);
            assert!(asked.misread[0].contains(said), "{:?}", asked.misread);
            assert_eq!(asked.query(&content, &View::Yours).search(), "", "{search}");
        }
        let (_, asked) = read(&format!("?view={}", "x".repeat(900)));
        assert!(asked.misread[0].len() < 200, "{:?}", asked.misread);
    }
}
