/** French and Walloon dealers; see parse.ts for the form. */
export const french = `
## devis | verkoop | dealer lead | Offerte, Klanten/Dealers/Frankrijk
? [Devis pour {qty} {product}|Demande de prix : {product}|Tarif {product}, {qty} pièces|Devis {year}-{number} : {product}]
< [Nous préparons la saison et aurions besoin de|Un client professionnel nous demande] {qty} {product}. [Pourriez-vous nous établir un devis, livraison à {city} comprise ?|Quel serait votre meilleur prix ?]
> Veuillez trouver ci-joint notre devis {year}-{number} : {price} pièce, soit {total}. [Délai : quatre semaines à réception de la commande.|La moitié est en stock, le reste en semaine {week+4}.]
+ Devis-{year}-{number}.pdf
< [Merci pour votre réponse rapide.|Bien reçu.] [a=Le prix est un peu au-dessus de notre budget : un geste est-il possible ?|Et si nous prenons aussi {qty2} {product2} ?]
> [a=Je peux descendre à {price2}, remise de {discount} % comprise.|Avec les deux, je peux vous accorder {discount} %.] Version révisée ci-jointe.
+ Devis-{year}-{number}-rev2.pdf
< [Parfait, voici le bon de commande {po} signé.|C’est bon pour nous.] [Merci de livrer avant {date+25}.|L’atelier est fermé le lundi matin.]
+ Bon-de-commande-{po}.pdf
> Commande {order} enregistrée. [Vous recevrez le numéro de suivi la veille du départ.|Le transporteur vous appellera.]
+ Confirmation-{order}.pdf

## bruit | service | dealer | Garantie, Klanten/Dealers/Frankrijk
? [a=Bruit dans {code}, photos jointes|Jeu dans {code}|Rayons cassés, lot {batch}]
< [Un client est revenu ce matin avec sa roue.|Petit souci avec le lot {batch}.] [a=Le bruit vient sous charge, une fois par tour|Il y a du jeu après {km} kilomètres|Trois rayons ont cassé côté transmission]. Vous trouverez des photos en pièce jointe.
+ moyeu-1.png
+ moyeu-2.png
> [Merci pour les photos, elles aident beaucoup.|Désolé pour ce souci.] J’ai ouvert le dossier {case}. [b=Pouvez-vous vérifier le couple de serrage (12 Nm) ?|Quel est le numéro de série ?]
< [b=Le couple est bon, rien ne change.|Numéro {batch}-0033, acheté en septembre.] [c=Le client part en voyage dans dix jours.|Nous vous l’envoyons ?]
> [c=J’envoie une roue neuve aujourd’hui, renvoyez l’autre avec l’étiquette.|Oui, avec l’étiquette ci-jointe.] [Tout est à nos frais.|C’est pris sous garantie.]
+ Etiquette-RMA-{rma}.pdf
@ 8
< [Monté, tout va bien.|Bien reçu, c’est réparé.] [Merci pour votre réactivité.|Le client est reparti content.]

## livraison | verkoop | dealer | Klanten/Dealers/Frankrijk
? [a=[Délai de livraison {city}|Commande {order} : date de départ ?|Livraison des {product}]|[Colis manquant, commande {order}|Commande {order} incomplète]]
< [a=Pouvez-vous me confirmer la date de livraison de la commande {order} ?|Il manque un carton sur les {pallets} annoncés.] [L’atelier est fermé le lundi matin, merci de prévenir le transporteur.|Nous avons {n} vélos en attente.]
> [a=Départ {day+1}, livraison {day+3} avant midi.|Le carton est resté à Meppel, il arrive {day+2}.] Numéro de suivi {tracking}. [Le chauffeur appellera une heure avant.|Le transporteur est prévenu.]
< [Très bien, merci.|Noté.] [Nous serons là.|Merci d’ajouter la facture dans le carton.]

## fiches | lotte | dealer lead | Beurs {year+1}
? [Fiches techniques pour le salon|Catalogue {year+1} en français|Stand commun au salon de {city} ?|Salon de {month+3} : {product}]
< [Nous tenons un stand au salon de {city} en {month+3}|Le salon approche] et il nous faudrait [a=les fiches techniques en français|quelques roues d’exposition|votre logo en bonne définition]. [Avez-vous cela sous la main ?|Date limite : {date+14}.]
> [a=Voici les fiches des trois modèles.|Je vous prête deux roues, à rendre après le salon.|Voici le logo, et une fiche en plus.] [Avec plaisir.|La traduction du certificat suit.]
+ Fiche-{code}.pdf
+ logo-spaakwerk.png
< [C’est parfait.|Merci beaucoup !] [Viendrez-vous nous voir ?|Voici le plan du stand.]
+ inline:plan-stand.png
> [Oui, le samedi.|Avec Bram, le premier jour.] À très vite.

## facture-fr | administratie | dealer | Administratie/Facturen
? [Facture {year}-{invoice}|Avoir sur facture {invoice}|Relance facture {year}-{invoice}|Numéro de TVA sur la facture]
< [Sur la facture {year}-{invoice}, la remise de {discount} % n’apparaît pas.|La facture {year}-{invoice} porte notre ancienne adresse.] [Pouvez-vous la corriger ?|Merci de nous envoyer un avoir.]
> [C’est corrigé, avec nos excuses.|Vous avez raison.] La nouvelle facture est jointe.
+ Facture-{year}-{invoice}-B.pdf
< [Merci, le virement part {day+4}.|Bien reçu.]

## essai | lotte | dealer lead | 
? [Échantillons {product}, retour d’essai|Essai des {product}|Retour d’essai, {km} km|Mesures de l’atelier]
< [Essai terminé sur deux vélos cargo|L’essai des {product} est fini, {km} km en tout] : [la dynamo tient 6 V dès 12 km/h|rien n’a bougé, pas un rayon], les mesures sont dans le tableau joint.
+ mesures-atelier.xlsx
> [Merci, ces chiffres sont précieux.|Très intéressant.] [a=À quelle pression rouliez-vous ?|Puis-je les montrer à nos ingénieurs ?]
< [a=4,5 bars à l’arrière.|Bien sûr.] [Une photo du montage ci-dessous.|Voici le montage.]
+ inline:montage.png
> [Superbe.|Merci !] [Gardez la paire, avec nos compliments.|Je vous prépare une offre.]

## nouveau-fr | lotte | lead | Klanten/Dealers/Frankrijk
? [Devenir revendeur à {city}|Conditions revendeurs, {qty} {product} par an|Présentation : {firm}|Revendeurs : {product}]
< [Notre atelier à {city} répare surtout des vélos de voyage.|Sur les conseils d’un confrère de Lyon, je vous écris.] [Quelles sont vos conditions pour les revendeurs ?|Livrez-vous de petites quantités ?] Nous pensons à {qty} {product} par an.
> [Bienvenue, et merci de votre intérêt.|Merci pour votre message.] Nous livrons à partir de six paires, paiement à 30 jours. [a=Voici nos conditions.|Voici nos conditions ; je passe dans la région le {date+18}.]
+ Conditions-revendeurs.pdf
< [Avec plaisir.|Très volontiers.] [a=Nous commençons par une petite commande.|Voyons-nous à {time}, à l’atelier.]
> C’est noté. [À bientôt.|Je vous envoie le formulaire.]
`
