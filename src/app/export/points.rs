//! The points of a plot as CSV.

use std::rc::Rc;

use protocol::{Report, csv, text};

use super::Origin;
use super::origin::{UNIT, VERSION};
use crate::run::Growth;

/// The live bytes after each noted call of the allocator, of each run.
pub fn of_time(origin: &Origin, runs: &[Rc<Report>]) -> String {
    let columns = [
        "exercise", "case", "variant", "call", "calls", "percent", "live", "unit", "version",
        "build", "address",
    ];
    let rows: Vec<Vec<String>> = runs
        .iter()
        .flat_map(|run| {
            let events = run.timeline.events;
            run.timeline.points.iter().map(move |point| {
                let call = point.event + 1;
                let percent = 100.0 * call as f64 / events.max(1) as f64;
                vec![
                    origin.exercise.clone(),
                    origin.cell(),
                    run.variant.clone(),
                    call.to_string(),
                    events.to_string(),
                    text::decimal(percent, 3),
                    point.live.to_string(),
                    UNIT.to_owned(),
                    VERSION.to_owned(),
                    origin.build.clone(),
                    origin.address.clone(),
                ]
            })
        })
        .collect();
    csv::written(&columns, &rows)
}

/// The headline of each variant at each size. Of a run that gave no figure, the
/// cell is empty.
pub fn of_growth(origin: &Origin, growth: &Growth) -> String {
    let headline = growth.headline();
    let columns = [
        "exercise",
        "case",
        "knob",
        "size",
        "variant",
        headline.name(),
        "floor",
        "unit",
        "version",
        "build",
        "address",
    ];
    let rows: Vec<Vec<String>> = growth
        .rows()
        .flat_map(|(size, cells)| {
            growth
                .variants()
                .iter()
                .zip(cells)
                .map(move |(name, cell)| {
                    let figure = |of: fn(&crate::run::Cell) -> u64| {
                        cell.as_ref()
                            .map_or_else(String::new, |cell| of(cell).to_string())
                    };
                    vec![
                        origin.exercise.clone(),
                        origin.cell(),
                        growth.knob().name.clone(),
                        size.to_string(),
                        name.clone(),
                        figure(|cell| cell.figure),
                        figure(|cell| cell.floor),
                        origin.headline_unit().to_owned(),
                        VERSION.to_owned(),
                        origin.build.clone(),
                        origin.address.clone(),
                    ]
                })
        })
        .collect();
    csv::written(&columns, &rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::origin::sample;
    use crate::samples::{case, knob, report};
    use protocol::{Headline, Outcome};

    const END: &str = "0.1.0,0123,https://example.org/exercise/slots/?points=10000&view=time";

    #[test]
    fn every_point_of_a_run_is_a_row() {
        let written = of_time(&sample(), &[Rc::new(report("naive", 1_240, 24))]);
        let unit = "\"bytes requested of the allocator, wasm32\"";
        assert_eq!(
            written.lines().skip(1).collect::<Vec<_>>(),
            [
                format!("slots,points=10000,naive,1,2,50.000,1240,{unit},{END}"),
                format!("slots,points=10000,naive,2,2,100.000,0,{unit},{END}"),
            ]
        );
    }

    #[test]
    fn every_size_of_every_variant_is_a_row() {
        let mut knob = knob();
        knob.sweep = vec![10, 100];
        let variants = vec!["naive".to_owned(), "optimized".to_owned()];
        let mut growth = Growth::new(Headline::Allocations, knob, case(0), variants);
        for _ in 0..4 {
            growth.record(Outcome::Report(Box::new(report("naive", 70, 5))));
        }
        let origin = Origin {
            headline: Headline::Allocations,
            ..sample()
        };
        let written = of_growth(&origin, &growth);
        assert_eq!(
            written.lines().collect::<Vec<_>>(),
            [
                "exercise,case,knob,size,variant,allocations,floor,unit,version,build,address"
                    .to_owned(),
                format!("slots,points=10000,points,10,naive,1,5,\"allocations, wasm32\",{END}"),
                format!("slots,points=10000,points,10,optimized,1,5,\"allocations, wasm32\",{END}"),
                format!("slots,points=10000,points,100,naive,1,5,\"allocations, wasm32\",{END}"),
                format!(
                    "slots,points=10000,points,100,optimized,1,5,\"allocations, wasm32\",{END}"
                ),
            ]
        );
    }
}
