//! A variant's source: the very file that was compiled, with the bytes of its
//! lines in the margin once they are traced.

use judge::{Figures, Measure, VariantLines};
use protocol::{Line, VariantContent, text};
use yew::{Html, html};

use super::lines::Heat;
use crate::prose::tokens;
use crate::run::palette;

/// One variant's lines on the scale of all.
struct Margin<'a> {
    lines: &'a VariantLines,
    measure: Measure,
    most: i64,
}

/// A source, in the colour that it has among those variants.
pub fn pane(variant: &VariantContent, variants: &[String], heat: Option<&Heat>) -> Html {
    let VariantContent { name, source } = variant;
    let colour = palette::class(variants, name);
    let path = &source.path;
    let margin = heat.and_then(|heat| {
        let runs = heat.trace.runs();
        Some(Margin {
            lines: runs.iter().find(|run| run.variant == *name)?,
            measure: heat.measure,
            most: heat.most,
        })
    });
    html! {
        <section class={format!("pane c-{colour}")} data-source={name.clone()}
            data-traced={margin.is_some().then_some("true")}>
            { for margin.as_ref().map(|margin| html! {
                <p class="said-of soft">{ margin.summary() }</p>
            }) }
            <pre tabindex="0" role="region" aria-label={format!("Source of {path}")}><code>
                { for (1..).zip(&source.lines).map(|(number, line)| {
                    let figures = margin.as_ref().and_then(|margin| {
                        Some((margin, margin.lines.at(path, number)?))
                    });
                    code_line(number, line, figures)
                }) }
            </code></pre>
        </section>
    }
}

fn code_line(number: u32, line: &Line, figures: Option<(&Margin, &Figures)>) -> Html {
    let (bytes, blocks) = figures.map_or((None, None), |(_, figures)| {
        (
            Some(figures.total.to_string()),
            Some(figures.blocks.to_string()),
        )
    });
    html! {
        <span class="line" data-line={number.to_string()} data-bytes={bytes} data-blocks={blocks}
            tabindex={figures.is_some().then_some("-1")}>
            if let Some((margin, figures)) = figures {
                { margin.cell(figures) }
            }
            { tokens(line) }{ "\n" }
        </span>
    }
}

impl Margin<'_> {
    /// The bytes in the margin, and a bar behind them on the shared scale.
    fn cell(&self, figures: &Figures) -> Html {
        let bytes = figures.of(self.measure);
        let share = 100.0 * bytes.max(0) as f64 / self.most.max(1) as f64;
        html! {
            <span class="heat" title={format!(
                "{} bytes {}, {} in all in {} blocks",
                text::grouped_signed(bytes), self.measure.label(),
                text::grouped(figures.total), text::grouped(figures.blocks),
            )}>
                <svg width="100%" height="100%" aria-hidden="true">
                    <rect x={format!("{}%", text::decimal(100.0 - share, 2))}
                        width={format!("{}%", text::decimal(share, 2))} height="100%" />
                </svg>
                <span>{ text::grouped_signed(bytes) }</span>
            </span>
        }
    }

    fn summary(&self) -> String {
        let lines = self.lines.lines.iter().map(|line| line.figures);
        let all: Vec<Figures> = lines.chain([self.lines.elsewhere]).collect();
        let bytes: i64 = all.iter().map(|figures| figures.of(self.measure)).sum();
        let blocks: u64 = all.iter().map(|figures| figures.blocks).sum();
        let bytes = text::grouped_signed(bytes);
        match self.measure {
            Measure::Total => format!("{bytes} bytes in {} blocks", text::grouped(blocks)),
            measure => format!("{bytes} bytes {}", measure.label()),
        }
    }
}
