/** English: dealers on the islands and overseas, suppliers in Asia; see parse.ts for the form. */
export const english = `
## hub-shells | inkoop | weilin@formhub.example | Leveranciers/Azië/Taiwan
? [Hub shells: drawing {drawing} rev. {revision}|{drawing} rev. {revision} and lead time|Tooling for {drawing}|RFQ {po}: hub shells {code}]
> [Please quote for|We would like a price for] 2,000 hub shells to drawing {drawing} rev. {revision}, 6061-T6, anodised black. [We need first articles in week {week+6}.|Delivery in two lots would be fine.]
+ {drawing}-rev{revision}.pdf
< [Thank you for the drawing.|Thanks for your inquiry.] Our price is USD 8.{m} per piece, FOB Taichung, tooling USD 2,400 once. [a=The 0.02 mm on the bearing seat is difficult, can you accept 0.05?|Wall thickness at the flange is only 1.8 mm, we suggest 2.2.]
+ Quotation-{po}.pdf
+ Quotation-{po}.xlsx
> [a=0.05 is too loose for the 6902: the bearing creeps. What about 0.03, measured at the left side only?|2.2 makes it {m} grams heavier. We can live with 2.0 mm, see the new drawing.]
+ {drawing}-rev{revision}1.pdf
< [a=Our engineer agrees with 0.03.|OK with 2.0, we change the last cut.] [Sample invoice for 20 pieces is attached, payment before shipping.|20 samples will be ready {date+14}.]
+ Proforma-{po}.pdf
@ 16
> The samples arrived. [b=Seventeen of twenty are within 0.02, well done. Please go on with the series.|Three have a scratch on the drive side, see the picture. How are they packed?]
+ inline:hub-shell.png
+ measurements.csv
< [b=Glad to hear.|Loose in the box, we add a foam ring.] Production starts {date+5}, shipment with the vessel of week {week+7}.

## bearings | inkoop | jason.lu@khbearing.example shimura@shimura.example | Leveranciers/Azië/Taiwan
? [Bearings 6902: price for {year+1}|Order {po}: 20,000 bearings|Bearing noise, lot {batch}|Grease for 6902 bearings, lot {batch}]
> [We are planning our purchase for next year:|For {year+1} we expect to need] 20,000 pieces 6902-2RS. [Can you hold this year’s price?|Please offer with the low-friction seal too.]
< [For 20,000 pieces we can offer USD 0.{m} each|Steel went up, but for you we keep USD 0.{m}], valid until {date+30}. [MOQ for the low-friction seal is 5,000.|Payment 30 % deposit, balance before shipment.]
+ KHB-offer-{po}.pdf
> [Please split: 12,000 standard, 8,000 low friction.|The deposit is fine, the balance 30 days after arrival.] Our order {po} is attached.
+ PO-{po}.pdf
< [Confirmed.|Order received with thanks.] [ETD Kaohsiung {date+25}, ETA Rotterdam five weeks later.|Certificate of origin will follow with the documents.]
+ Order-confirmation-{po}.pdf
@ 24
< [Shipped today.|Cargo is on board.] B/L, packing list and invoice are attached. [Please check before we release the originals.|Marks: SW {po}, 1-{m}.]
+ BL-{po}.pdf
+ Packing-list-{po}.xlsx
+ Invoice-{po}.pdf

## quote-en | verkoop | dealer lead | Offerte
? [Price for {qty} {product}?|Quote request: {product}|{product} for next season|Can you help with {qty} {product}?]
< [We build about forty bikes a year here in {city}|A customer asked for something that lasts, and your name came up] and would like a price for {qty} {product}. [What would shipping to {city} cost?|Do you ship here without trouble at customs?]
> Thank you for asking. Quote {year}-{number} is attached: {price} each, {total} for {qty}, [shipping included|plus € 84 for shipping]. [Lead time is five weeks.|Twelve are on the shelf, the rest follows in three weeks.]
+ Quote-{year}-{number}.pdf
< [That works, apart from the lead time.|Fair enough.] [a=Could the first half leave by {date+12}?|Is there a chance of {discount} % off if we take {qty2} {product2} as well?]
> [a=Half by {date+12} is fine, the rest in week {week+5}.|With both, yes: {price2} each.] Revised quote attached.
+ Quote-{year}-{number}-rev2.pdf
< [Done. Purchase order {po} attached.|Please go ahead, PO {po}.] [Could the cartons say “this side up”? Last time one came upside down.|Please use our new delivery address.]
+ PO-{po}.pdf
> [Will do.|Changed.] You will get a tracking number on {day+9}.

## order-en | verkoop | dealer | 
? [PO {po}: {product}|Repeat order {po}|Order for {city}, week {week+4}|Restock: {product}]
< [Please ship|Another order from us:] {qty} {product} and {qty2} {product2}, same terms as last time. [No rush.|If it can be on the road before the holidays, even better.]
+ PO-{po}.pdf
> Thank you, order {order}. [All in stock, leaves {day+2}.|The {product2} are in stock, the {product} follow in week {week+3}.] Commercial invoice attached for customs.
+ Confirmation-{order}.pdf
+ Commercial-invoice-{invoice}.pdf
< [Parcel is held at customs: they ask for the tariff code.|Customs wants a description in plain English.]
> Code 8714.92 for rims and spokes, 8714.93 for hubs; the description is “bicycle wheels, complete”. [I have sent the same to the carrier.|Tell them to call me if they want more.]
< [Released this morning, thanks.|That did it.] [The box smelled of new rubber, the whole shop is happy.|Everything is here.]

## warranty-en | service | dealer lead | Garantie
? [Clicking hub, serial {batch}|Warranty: {code} clicks|{code}: noise after {n} months|Noise from a {code}, {km} km]
< [One of your wheels came back today.|We have a puzzle here.] [The hub clicks once a turn under load|The hub creaks on every climb|It ticks, but only out of the saddle]; serial {batch}-0{m}. [Short description and two photos attached.|Photos below.]
+ inline:hub-1.png
+ hub-2.png
> [Thanks for the photos.|Good pictures, thank you.] [a=Could you spin it without the rotor and listen again?|Does it also do this when warm?] I have opened case {case}.
< [a=Same without the rotor.|Warm it is worse.] [The owner weighs {m} kilos more than I do.|It is his only bike, so he is not amused.]
> [Then it is the freehub body.|That sounds like the pawl spring.] A new one goes out today, no charge; [please return the old one with RMA-{rma}|you may keep the old one].
+ RMA-{rma}.pdf
@ 9
< [Fitted, silent, customer gone happy.|That cured it.] [You can close the case.|Old part is in the post.]

## delay-en | verkoop | dealer | 
? [Where is order {order}?|Order {order}, now two weeks late|Delivery of {product}: new date?]
< [Not to nag, but order {order} was promised for last week.|I have {n} builds waiting on your {product}.] What is the honest date?
> [The honest date is {date+9}.|You are right to ask.] [The anodiser lost a batch and we had to send it again.|The rims came in out of round and went back.] I can send {n} from our own stock [tomorrow|{day+1}], so that you can go on.
< [That saves the week, thank you.|Yes please.] [The rest can wait until {month+1} then.|Send them by courier, I pay the difference.]
> On their way, {carrier} {tracking}. [No difference to pay.|The courier is on us.]

## test-report | noor | s.kolb@pruefwerk.example harpreet@satnamrims.example | Leveranciers
? [Test report {code}|Fatigue test {drawing}|Re-test of batch {batch}|Spoke tension: your method]
< [The fatigue test of {drawing} ended last night|Please find the report for batch {batch}]: {km} cycles at 1,200 N without a crack. [a=One sample showed a mark near the flange, see page 4.|All samples passed.]
+ Report-{drawing}.pdf
+ inline:curve.png
> [Good news.|Thank you.] [a=What does the mark on page 4 mean for the warranty?|May we show the curve to our dealers?] And could you send the raw values?
< [a=Only cosmetic: a trace of the tool.|Of course, with the source named.] Raw values attached.
+ raw-{drawing}.csv
> Perfect. [We will take the same test for rev. {revision} in {month+2}.|I will file it with the drawing.]

## freight | joris | niels@maasport.example | 
? [Container {tracking}: arrival|Pre-alert {tracking}|Demurrage {tracking}|Booking {po} confirmed]
< [Your container is due in Rotterdam on {date+6}.|Pre-alert for your shipment:] {pallets} pallets, {m}0 kg, [temperature not controlled|stackable]. Please send the import number before {day+3}.
+ arrival-notice-{tracking}.pdf
> [Import number as last time.|Attached.] Can it be on the barge to Deventer?
< [a=Barge is full this week, we can truck it for € {m}5 more.|Yes, barge on {day+8}.]
> [a=Truck it, please.|Fine.] [Gate code has changed, please call on arrival.|Dock 2.]

## applicant-en | lotte | applicant | Intern/Sollicitaties
? [Wheel builder from {city}, looking for work|Application: workshop assistant, from {month+2}|A year in your workshop? {ourfirm} and {last}|{m} wheels later: may I learn from you?|Application {last}]
< [I have built wheels since I was sixteen and am moving to the Netherlands in {month+2}.|Your wheels are on my own touring bike.] [Is there room for one more at the bench?|I would love to learn from you.] CV and three photos of my work are attached.
+ CV-{last}.pdf
+ wheel-1.png
+ wheel-2.png
> [Those are tidy wheels.|Thank you for writing.] [a=Can you come for a trial day on {date+15}? Travel is on us.|At the moment we are full, but in spring we look for somebody. May we keep your letter until then?]
< [a=Gladly, I will be there at half past eight.|Of course.] Until then!

## product-en | lotte | dealer lead | 
? [a=Catalogue photos of {code}|Colour options for {product}|Weight of {code}]
< [Quick one:|A question from the shop floor:] [a=do you have photos of the {product} on white?|can the {product} be had in silver?|what do the {product} weigh, without the rotor?] [It is for our website.|A customer is waiting.]
> [Yes.|Sure.] [a=Photos attached, free to use with our name under it.|Silver from 24 on, otherwise black.|Between 1,840 and 1,870 grams a pair.] [Tell me if you need them larger.|We can send a sample.]
+ {code}-side.png
+ {code}-front.png
< [Lovely, thank you.|Exactly what I needed.]
`
