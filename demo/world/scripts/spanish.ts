/** Spanish dealers; see parse.ts for the form. */
export const spanish = `
## presupuesto | verkoop | dealer lead | Offerte
? [Presupuesto para {qty} {product}|Precio de {product}|Consulta: {product}|Oferta {year}-{number}]
< [Estamos preparando la temporada y necesitamos|Un cliente nos ha pedido] {qty} {product}. [¿Podríais pasarnos precio puesto en {city}?|¿Qué plazo tenéis ahora?]
> Gracias por la consulta. Adjunto la oferta {year}-{number}: {price} por unidad, {total} en total. [Plazo: cuatro semanas.|La mitad está en almacén.]
+ Oferta-{year}-{number}.pdf
< [Gracias, muy claro.|Recibido.] [a=¿Hay margen si añadimos {qty2} {product2}?|Se nos va un poco de presupuesto.]
> [a=Con las dos cosas, un {discount} % menos.|Podemos dejarlo en {price2}.] Os paso la oferta nueva.
+ Oferta-{year}-{number}-v2.pdf
< [Adelante.|Perfecto.] Pedido {po} adjunto.
+ Pedido-{po}.pdf

## muestras | verkoop | lead dealer | Beurs {year+1}
? [Muestras para la feria de {city}|Dos juegos de muestra|Fotos para el catálogo|Feria: material]
< [¿Podrías mandarnos dos juegos de muestra antes del {date+10}?|Vamos a la feria y nos gustaría enseñar vuestras ruedas.] [El estand es el C-{m}.|Los devolvemos después.]
> [Claro, salen {day+2}.|Con mucho gusto.] [Van con un cartel.|¿Necesitáis folletos?]
< [Llegaron bien, mira la foto.|Mil gracias.]
+ inline:estand.png

## garantia-es | service | dealer | Garantie
? [a=Radios rotos, lote {batch}|Holgura en el buje {code}]
< [a=Nos han vuelto {n} ruedas del lote {batch} con radios rotos.|El buje tiene holgura a los {km} kilómetros.] Adjunto fotos. [¿Qué hacemos?|El cliente está esperando.]
+ foto-1.png
+ foto-2.png
> [Lo siento mucho.|Gracias por las fotos.] Abro el caso {case}. [b=Mandadlas con la etiqueta adjunta.|Os envío ruedas nuevas hoy; mandad las otras con la etiqueta.]
+ Etiqueta-RMA-{rma}.pdf
< [b=Enviadas.|Ya están montadas.] [Gracias por la rapidez.|¿Cerramos el caso?]

## envio | verkoop | dealer | 
? [¿Dónde está el pedido {order}?|Entrega de {product}|Pedido {order}: fecha]
< [El pedido {order} tenía que llegar ayer.|Faltan cajas: han llegado {n}.] [¿Sabes algo?|Tenemos el taller parado.]
> [Llega {day+2}, número {tracking}.|El transportista se equivocó de ruta; llega {day+1}.]
< [Gracias por mirarlo.|Ya está aquí.]
`
